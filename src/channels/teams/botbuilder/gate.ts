import { z } from "zod";

/** The clock skew the protocol allows ("token validity period" in the Bot Connector authentication documentation). */
const skewSeconds = 5 * 60;
/** The signing algorithms listed in the Bot Connector's metadata are all of the RSA family. */
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
 * Checks everything about a token except its signature.
 *
 * HAZARD: the SDK is too permissive for a bot in production. It also accepts tokens of the Emulator, of other bots and of
 * "AseChannel", caches an issuer for every tenant that an unverified token names, and compares the service address only when
 * the activity has one. Therefore only tokens that the Bot Connector issued for this bot are passed to the SDK.
 * @returns why the token is refused, or undefined when only the signature remains to be verified
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
