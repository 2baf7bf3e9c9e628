import { AuthenticationError, type BotFrameworkAuthentication } from "botframework-connector";
import type { Edge, HttpAnswer, Invoked, RawActivity } from "../edge";
import { authenticationOf, publicCloud, type Cloud } from "./authentication";
import { credentialsOf, tokenSource, type Registration } from "./credentials";
import { tokenProblem } from "./gate";
import { createProofs, tooLate } from "./proofs";
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

type SdkActivity = Parameters<BotFrameworkAuthentication["authenticateRequest"]>[0];

/**
 * Implements `Edge` with Microsoft's Bot Framework SDK. The SDK is archived, so nothing outside this folder may depend on it.
 *
 * Only its authentication is used. Its `CloudAdapter` would make clients for sending and a `TurnContext` for every activity, which
 * costs more than the authentication, and the channel sends through a connector of its own.
 */
export function createBotbuilderEdge(options: BotbuilderOptions): Edge {
  const { registration, clock, cloud = publicCloud, provingMs = standardMs } = options;
  const credentials = credentialsOf(registration);
  const authentication = authenticationOf(credentials, cloud);
  const loudAgain = quietConsole();
  const proofs = createProofs({ longestMs: provingMs, most: mostProving });
  const token = registration && tokenSource(credentials, registration, cloud);
  return {
    async verified(authorization, activity, take) {
      if (!registration) return answerTo(activity, await take());
      const problem = tokenProblem(authorization, {
        issuer: cloud.issuer,
        appId: registration.appId,
        serviceUrl: activity["serviceUrl"],
        channelId: activity["channelId"],
        now: clock(),
      });
      if (problem) return { status: 401, refused: problem };
      return proofs.run(async (proven) => {
        try {
          await authentication.authenticateRequest(activity as unknown as SdkActivity, authorization ?? "");
        } catch (cause) {
          return notProven(cause);
        }
        return proven() ? answerTo(activity, await take()) : tooLate;
      });
    },
    token: async (anew) => token?.(anew),
    close: loudAgain,
  };
}

/** An invoke always needs an answer of its own. */
const answerTo = ({ type }: RawActivity, invoked: Invoked | undefined): HttpAnswer =>
  invoked ?? { status: type === "invoke" ? 501 : 200 };

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
