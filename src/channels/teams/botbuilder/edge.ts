import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from "botbuilder";
import { AuthenticationError } from "botframework-connector";
import type { Edge, HttpAnswer, Invoked } from "../edge";
import { authenticationOf, publicCloud, type Cloud } from "./authentication";
import { credentialsOf, tokenSource, type Registration } from "./credentials";
import { tokenProblem } from "./gate";
import { createProofs } from "./proofs";
import { quietConsole } from "./quiet";

export interface BotbuilderOptions {
  /** When undefined, callers are not authenticated. HAZARD: only for loopback in sandbox mode. */
  readonly registration: Registration | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Defaults to Microsoft's public cloud. */
  readonly cloud?: Cloud;
  /** How long the authentication of a request may take, in milliseconds; 8 seconds by default. */
  readonly provingMs?: number;
}

const standardMs = 8_000;
const mostProving = 1_000;

/** Exposes the adapter's activity processing without its HTTP handling, which writes to the console and supports only Express. */
class Adapter extends CloudAdapter {
  run(
    auth: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(auth, activity, logic);
  }
}

/** Implements `Edge` with Microsoft's Bot Framework SDK. The SDK is archived, so nothing outside this folder may depend on it. */
export function createBotbuilderEdge(options: BotbuilderOptions): Edge {
  const { registration, clock, cloud = publicCloud, provingMs = standardMs } = options;
  const credentials = credentialsOf(registration);
  const adapter = new Adapter(authenticationOf(credentials, cloud));
  const loudAgain = quietConsole();
  const proofs = createProofs({ longestMs: provingMs, most: mostProving });
  const token = registration && tokenSource(credentials, registration, cloud);
  return {
    async verified(authorization, activity, take) {
      const problem =
        registration &&
        tokenProblem(authorization, {
          issuer: cloud.issuer,
          appId: registration.appId,
          serviceUrl: activity["serviceUrl"],
          channelId: activity["channelId"],
          now: clock(),
        });
      if (problem) return { status: 401, refused: problem };
      return proofs.run(async (proven) => {
        const progress = { isProven: false };
        try {
          // The SDK mutates the activity it is given.
          const copy = { ...activity } as unknown as Activity;
          const answer = await adapter.run(authorization ?? "", copy, async (context) => {
            if (!proven()) return;
            progress.isProven = true;
            const invoked = await take();
            if (invoked) await context.sendActivity({ type: "invokeResponse", value: invoked });
          });
          return httpAnswer(answer);
        } catch (cause) {
          if (progress.isProven) throw cause;
          return notProven(cause);
        }
      });
    },
    token: async (anew) => token?.(anew),
    close: loudAgain,
  };
}

function httpAnswer(answer: InvokeResponse | undefined): HttpAnswer {
  return answer ? (answer as Invoked) : { status: 200 };
}

const refusals = new Set(["JsonWebTokenError", "NotBeforeError", "TokenExpiredError"]);

/**
 * Maps a failed authentication to an HTTP answer. An invalid token is refused with 401. When the signing keys could not be
 * fetched, the fault is on our side and the answer is 503, so that Teams retries.
 */
function notProven(cause: unknown): HttpAnswer {
  const name = cause instanceof Error ? cause.name : "";
  const isRefusal = refusals.has(name) || (cause instanceof AuthenticationError && isUnauthorized(cause));
  if (isRefusal) return { status: 401, refused: "signature" };
  return { status: 503, refused: "keys unavailable", cause };
}

const isUnauthorized = ({ statusCode }: { readonly statusCode: number }): boolean => statusCode === 401;
