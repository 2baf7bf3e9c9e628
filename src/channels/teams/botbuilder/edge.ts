import { CloudAdapter, type Activity, type InvokeResponse, type TurnContext } from "botbuilder";
import { AuthenticationError } from "botframework-connector";
import type { Edge, HttpAnswer, Invoked } from "../edge";
import { authenticationOf, publicCloud, type Cloud } from "./authentication";
import { credentialsOf, tokenSource, type Registration } from "./credentials";
import { tokenProblem } from "./gate";
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

/**
 * How long a proof may take, and how many may be under way. HAZARD: the SDK fetches the service's keys without a limit of
 * time, once for every request that needs them; while they stay out, requests must not pile up here.
 */
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
  let proving = 0;
  const token = registration && tokenSource(credentials, registration, cloud);
  return {
    async hear(authorization, activity, take) {
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
      if (proving >= mostProving) return late;
      let state: "proving" | "proven" | "over" = "proving";
      proving += 1;
      const end = (now: "proven" | "over"): void => {
        if (state === "proving") proving -= 1;
        state = now;
      };
      let giveUp: NodeJS.Timeout | undefined;
      const run = async (): Promise<HttpAnswer> => {
        try {
          // The SDK writes into the activity it is given.
          const copy = { ...activity } as unknown as Activity;
          const answer = await adapter.run(authorization ?? "", copy, async (context) => {
            if (state === "over") return;
            end("proven");
            clearTimeout(giveUp);
            const invoked = await take();
            if (invoked) await context.sendActivity({ type: "invokeResponse", value: invoked });
          });
          return httpAnswer(answer);
        } catch (cause) {
          if (state === "proven") throw cause;
          return notProven(cause);
        } finally {
          clearTimeout(giveUp);
          end("over");
        }
      };
      const tooLate = new Promise<HttpAnswer>((resolve) => {
        giveUp = setTimeout(() => {
          end("over");
          resolve(late);
        }, provingMs);
      });
      return Promise.race([run(), tooLate]);
    },
    token: async (anew) => token?.(anew),
    close: loudAgain,
  };
}

const late: HttpAnswer = { status: 503, refused: "keys unavailable" };

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
