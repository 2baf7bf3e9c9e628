import { createHash, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import Fastify, { type FastifyRequest } from "fastify";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { onceAWorker } from "../support/jest/onceAWorker";

/** How this provider misbehaves, each in one way that a client must notice. */
export interface Tricks {
  /** Changes the claims of an ID token before it is signed. */
  readonly claims?: (it: JWTPayload) => JWTPayload;
  readonly signsWithAnotherKey?: boolean;
  /** The `error` with which somebody is sent back. */
  readonly denies?: string;
  /** The name and the address are only told by `/userinfo`. */
  readonly userinfoOnly?: boolean;
  readonly isDown?: boolean;
  /** The metadata names somebody else as the issuer. */
  readonly otherIssuer?: string;
}

export interface TestProvider {
  readonly issuer: string;
  /** Brings requests for the issuer to this provider. Only https is spoken to an issuer, and a test has no certificate for it. */
  readonly fetch: typeof globalThis.fetch;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The person who signs in, as the provider knows them. */
  person: Readonly<Record<string, unknown> & { sub: string }>;
  tricks: Tricks;
  /** Goes through the provider's page as a browser would; resolves to the address to which that is sent back. */
  authorizes(url: string): Promise<string>;
  close(): Promise<void>;
}

const issuer = "https://login.uczelnia.example";

const newKeys = () => generateKeyPair("RS256", { extractable: true });

/** An OpenID Connect provider of the real protocol: discovery, authorization code with PKCE, signed ID tokens, userinfo. */
export async function openProvider(now: () => number): Promise<TestProvider> {
  const [own, foreign] = await onceAWorker("keys of the OIDC provider", () => Promise.all([newKeys(), newKeys()]));
  const codes = new Map<string, Readonly<Record<string, string>>>();
  const access = new Set<string>();
  const server = Fastify();
  const random = (): string => randomBytes(16).toString("hex");
  const client = { id: "legitka", secret: random() };

  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  server.addHook("onRequest", async (_, reply) => (it.tricks.isDown ? reply.code(500).send("down") : undefined));
  server.get("/.well-known/openid-configuration", () => ({
    issuer: it.tricks.otherIssuer ?? issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  }));
  server.get("/jwks", async () => ({ keys: [{ ...(await exportJWK(own.publicKey)), kid: "k", alg: "RS256" }] }));
  server.get("/authorize", (request, reply) => {
    const asked = request.query as Record<string, string>;
    const back = new URL(asked["redirect_uri"] ?? "");
    back.searchParams.set("state", asked["state"] ?? "");
    const isGood =
      asked["client_id"] === client.id &&
      asked["response_type"] === "code" &&
      asked["code_challenge_method"] === "S256";
    if (it.tricks.denies !== undefined || !isGood) {
      back.searchParams.set("error", it.tricks.denies ?? "invalid_request");
      return reply.redirect(back.href);
    }
    const code = random();
    codes.set(code, asked);
    back.searchParams.set("code", code);
    return reply.redirect(back.href);
  });
  server.post("/token", async (request, reply) => {
    const form = request.body as Record<string, string>;
    const asked = codes.get(form["code"] ?? "");
    codes.delete(form["code"] ?? "");
    const challenge = createHash("sha256")
      .update(form["code_verifier"] ?? "")
      .digest("base64url");
    if (!isClient(request)) return reply.code(401).send({ error: "invalid_client" });
    if (asked?.["code_challenge"] !== challenge || asked["redirect_uri"] !== form["redirect_uri"])
      return reply.code(400).send({ error: "invalid_grant" });
    const { sub, ...others } = it.person;
    const iat = Math.floor(now() / 1_000);
    const claims: JWTPayload = {
      iss: issuer,
      aud: client.id,
      sub,
      iat,
      exp: iat + 300,
      nonce: asked["nonce"],
      ...(it.tricks.userinfoOnly ? {} : others),
    };
    const { privateKey } = it.tricks.signsWithAnotherKey ? foreign : own;
    const signed = new SignJWT(it.tricks.claims?.(claims) ?? claims).setProtectedHeader({ alg: "RS256", kid: "k" });
    const token = random();
    access.add(token);
    return { access_token: token, token_type: "Bearer", expires_in: 300, id_token: await signed.sign(privateKey) };
  });
  server.get("/userinfo", (request, reply) =>
    access.has((request.headers.authorization ?? "").replace("Bearer ", ""))
      ? it.person
      : reply.code(401).send({ error: "invalid_token" }),
  );
  const isClient = ({ headers }: FastifyRequest): boolean =>
    headers.authorization === `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;

  await server.listen({ port: 0, host: "127.0.0.1" });
  const address = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const it: TestProvider = {
    issuer,
    fetch: (url, init) => fetch(new Request(url).url.replace(issuer, address), init),
    clientId: client.id,
    clientSecret: client.secret,
    person: { sub: "p-1", name: "Ewa Redaktorska", email: "Ewa@uczelnia.example", email_verified: true },
    tricks: {},
    async authorizes(url) {
      const answer = await it.fetch(url, { redirect: "manual" });
      return answer.headers.get("location") ?? "";
    },
    close: () => server.close(),
  };
  return it;
}
