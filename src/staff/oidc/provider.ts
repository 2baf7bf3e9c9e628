import { z } from "zod";
import type { CustomFetch, ServerMetadata } from "openid-client";
import { asciiLower } from "../../foundation/asciiLower";
import { hourMs } from "../../foundation/time";

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The values that only this browser's sign-in knows, and that the provider's answer must fit. */
export interface Proofs {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Somebody who has signed in at the provider. */
export interface OidcPerson {
  readonly subject: string;
  readonly name: string | undefined;
  /** In lower case; null unless the provider says that it has verified the address. Anybody could write another person's in theirs. */
  readonly email: string | null;
}

/** The university's OpenID Connect provider, in the authorization code flow with PKCE. */
export interface OidcProvider {
  readonly issuer: string;
  /** @throws when the provider cannot be reached or says something else than it must */
  authorizationUrl(proofs: Proofs, redirectUri: string): Promise<string>;
  /**
   * Redeems the code in the address to which the provider has sent the browser.
   *
   * @throws when the provider cannot be reached, or its answer is not valid for these proofs
   */
  redeem(back: URL, proofs: Proofs): Promise<OidcPerson>;
}

export interface OidcProviderDeps extends OidcOptions {
  readonly clock: () => number;
  /** The machine's own time, which the library reads by itself. */
  readonly machineClock?: () => number;
  readonly fetch: typeof globalThis.fetch;
}

const timeoutSeconds = 10;

const claimsSchema = z.object({
  sub: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.unknown().optional(),
});

export function createOidcProvider(deps: OidcProviderDeps): OidcProvider {
  const { issuer, clientId, clientSecret, clock, machineClock = Date.now, fetch } = deps;
  let known: { readonly at: number; readonly server: ServerMetadata } | undefined;

  const ask: CustomFetch = (url, { body, signal, ...options }) =>
    fetch(url, { ...options, body: body ?? null, signal: signal ?? null });

  async function connect() {
    // Loaded when somebody signs in, because most installations never do so.
    const oidc = await import("openid-client");
    if (!known || clock() - known.at > hourMs) {
      const options = { [oidc.customFetch]: ask, timeout: timeoutSeconds };
      const found = await oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, options);
      known = { at: clock(), server: found.serverMetadata() };
    }
    const { server } = known;
    const methods = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    const authenticate = methods.includes("client_secret_basic") ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const skew = Math.round((clock() - machineClock()) / 1_000);
    const client = { client_secret: clientSecret, [oidc.clockSkew]: skew };
    const config = new oidc.Configuration(server, clientId, client, authenticate(clientSecret));
    config.timeout = timeoutSeconds;
    config[oidc.customFetch] = ask;
    // The signature is checked although the token comes straight from the provider.
    oidc.enableNonRepudiationChecks(config);
    return { oidc, config, server };
  }

  return {
    issuer,
    async authorizationUrl({ state, nonce, verifier }, redirectUri) {
      const { oidc, config } = await connect();
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: "openid profile email",
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
      });
      return url.href;
    },
    async redeem(back, { state, nonce, verifier }) {
      const { oidc, config, server } = await connect();
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
      const tokens = await oidc.authorizationCodeGrant(config, back, checks);
      const claims = claimsSchema.parse(tokens.claims());
      // Some providers tell the name and the address only here.
      const isShort = claims.email === undefined && server.userinfo_endpoint !== undefined;
      const more = isShort ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) : {};
      const { sub, name, preferred_username } = claimsSchema.parse({ ...more, ...claims });
      // Whether an address is verified only counts where the address itself is told.
      const { email, email_verified } = isShort ? claimsSchema.partial().parse(more) : claims;
      return {
        subject: sub,
        name: name ?? preferred_username,
        email: email !== undefined && email_verified === true ? asciiLower(email) : null,
      };
    },
  };
}
