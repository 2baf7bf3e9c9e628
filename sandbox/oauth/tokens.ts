import type { AccessToken, RequestToken } from "../state";
import type { World } from "../world";

const hourMs = 60 * 60 * 1000;

/** How long a student has to sign in. */
const requestTokenMs = hourMs;
/** The lifetime of a token without `offline_access`. */
const shortTokenMs = 2 * hourMs;

/** The scopes that this installation knows. */
export const knownScopes = ["cards", "offline_access", "personal", "photo", "email", "studies"] as const;

export function addRequestToken(
  world: World,
  of: Pick<RequestToken, "consumerKey" | "callback" | "scopes">,
): RequestToken {
  const token: RequestToken = { ...of, ...keyAndSecret(world), madeAt: world.now(), allowed: null };
  world.state.requestTokens = world.state.requestTokens.filter((old) => isFresh(world, old));
  world.state.requestTokens.push(token);
  world.save();
  return token;
}

export function findRequestToken(world: World, key: string): RequestToken | undefined {
  return world.state.requestTokens.find((token) => token.key === key && isFresh(world, token));
}

export function dropRequestToken(world: World, key: string): void {
  world.state.requestTokens = world.state.requestTokens.filter((token) => token.key !== key);
}

/** Records that the student allows it; returns the verifier. For `oob` it is a short number, because it is retyped. */
export function allowRequestToken(world: World, token: RequestToken, studentId: string): string {
  const verifier = token.callback === "oob" ? pin(world) : randomText(world, 20);
  const { consumerKey, scopes } = token;
  token.allowed = { studentId, verifier };
  const { state } = world;
  state.grants = state.grants.filter((grant) => grant.consumerKey !== consumerKey || grant.studentId !== studentId);
  state.grants.push({ consumerKey, studentId, scopes });
  world.save();
  return verifier;
}

export function addAccessToken(
  world: World,
  of: Pick<AccessToken, "consumerKey" | "studentId" | "scopes">,
): AccessToken {
  const expiresAt = of.scopes.includes("offline_access") ? null : world.now() + shortTokenMs;
  const token: AccessToken = { ...of, ...keyAndSecret(world), expiresAt };
  world.state.accessTokens.push(token);
  world.save();
  return token;
}

export function findAccessToken(world: World, key: string): AccessToken | undefined {
  const token = world.findAccessToken(key);
  return token && (token.expiresAt === null || world.now() < token.expiresAt) ? token : undefined;
}

/** Deletes the tokens that match. */
export function dropAccessTokens(world: World, which: (token: AccessToken) => boolean): void {
  world.state.accessTokens = world.state.accessTokens.filter((token) => !which(token));
  world.save();
}

function isFresh(world: World, token: RequestToken): boolean {
  return world.now() - token.madeAt < requestTokenMs;
}

function keyAndSecret(world: World): { key: string; secret: string } {
  return { key: randomText(world, 15), secret: randomText(world, 30) };
}

function randomText(world: World, bytes: number): string {
  return Buffer.from(world.random(bytes)).toString("base64url");
}

function pin(world: World): string {
  return Array.from(world.random(8), (byte) => byte % 10).join("");
}
