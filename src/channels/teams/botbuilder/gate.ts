import { z } from "zod";

/** Clocks of two machines differ; what the protocol allows (Bot Connector authentication, «token validity period»). */
const skewSeconds = 5 * 60;
/** The signing algorithms the Bot Connector's metadata names are all of this kind. */
const algorithms = new Set(["RS256", "RS384", "RS512"]);

const header = z.object({ alg: z.string(), kid: z.string().min(1) });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
});

export interface Expected {
  readonly issuer: string;
  readonly appId: string;
  readonly serviceUrl: unknown;
  readonly channelId: unknown;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Why a token is refused before its signature is looked at, or undefined when that is the only thing left to verify.
 *
 * HAZARD: the SDK also takes tokens of the Emulator, of other bots and of «AseChannel», remembers an issuer for every
 * tenant that an unverified token names, and compares the service address only when the activity has one. None of that
 * is for a bot in production, so nothing but a token of the Bot Connector for this bot gets as far as the SDK.
 */
export function tokenProblem(authorization: string | undefined, expected: Expected): string | undefined {
  const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "") ?? [];
  if (expected.channelId !== "msteams") return "channel";
  if (authorization === undefined || authorization === "") return "no token";
  if (token === undefined) return "not a bearer token";
  const [head = "", body = ""] = token.split(".");
  const said = header.safeParse(decode(head)).data;
  const claimed = claims.safeParse(decode(body)).data;
  if (!said || !claimed) return "claims missing";
  if (!algorithms.has(said.alg)) return "algorithm";
  if (claimed.iss !== expected.issuer) return "issuer";
  if (claimed.aud.toLowerCase() !== expected.appId) return "audience";
  const seconds = expected.now / 1000;
  if (claimed.exp + skewSeconds < seconds) return "expired";
  if (claimed.nbf !== undefined && claimed.nbf - skewSeconds > seconds) return "not yet valid";
  return claimed.serviceurl === expected.serviceUrl ? undefined : "service address";
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
