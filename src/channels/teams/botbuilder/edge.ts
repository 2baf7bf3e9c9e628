import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from "botbuilder";
import { AuthenticationError } from "botframework-connector";
import type { Edge, HttpAnswer, Invoked } from "../edge";
import { authenticationOf, publicCloud, type Cloud } from "./authentication";
import { credentialsOf, tokenSource, type Registration } from "./credentials";
import { tokenProblem } from "./gate";
import { createProofs } from "./proofs";
import { quietConsole } from "./quiet";

export interface BotbuilderOptions {
  /** Undefined: nobody is asked to prove anything. HAZARD: only for loopback in sandbox mode. */
  readonly registration: Registration | undefined;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Left out: Microsoft's public cloud. */
  readonly cloud?: Cloud;
  /** How long a proof may take, in milliseconds; eight seconds unless told. */
  readonly provingMs?: number;
}

const standardMs = 8_000;
const mostProving = 1_000;

/** The adapter's own way of processing, without its HTTP part, which writes to the console and knows only Express. */
class Adapter extends CloudAdapter {
  run(
    auth: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(auth, activity, logic);
  }
}

/** The edge on Microsoft's Bot Framework SDK. The SDK is archived: nothing outside this folder may know it. */
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
          // The SDK writes into the activity it is given.
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

/** A token that does not hold is refused; keys that could not be fetched are our trouble, and Teams may try again. */
function notProven(cause: unknown): HttpAnswer {
  const name = cause instanceof Error ? cause.name : "";
  const isRefusal = refusals.has(name) || (cause instanceof AuthenticationError && isUnauthorized(cause));
  if (isRefusal) return { status: 401, refused: "signature" };
  return { status: 503, refused: "keys unavailable", cause };
}

const isUnauthorized = ({ statusCode }: { readonly statusCode: number }): boolean => statusCode === 401;
