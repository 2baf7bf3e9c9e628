import { createHmac, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { publicCloud, type Cloud } from "../../../src/channels/teams/botbuilder/authentication";
import { onceAWorker } from "../../support/jest/onceAWorker";

export const appId = "6f9a1c52-8a3e-4c1b-9d27-0b7f4e2d5a10";
export const tenantId = "0d1e2f3a-4b5c-4d6e-8f70-819203a4b5c6";
export const serviceUrl = "https://smba.trafficmanager.net/emea/0d1e2f3a/";

export interface Claims {
  readonly [name: string]: unknown;
}

export interface KeyServer {
  readonly cloud: Cloud;
  /** How often the metadata was requested. */
  readonly asked: () => number;
  /** Whether the server gives valid answers; a test can change it. */
  isUp: boolean;
  /** Whether the server accepts requests and never answers them. */
  hangs: boolean;
  close(): Promise<void>;
}

const keyPair = (of: string) => onceAWorker(`key of ${of}`, () => generateKeyPairSync("rsa", { modulusLength: 2048 }));
const service = keyPair("service");
const stranger = keyPair("stranger");
const emailOnly = keyPair("emailOnly");

/** The Bot Connector's OpenID metadata and keys, as its documentation describes them. */
export async function startKeyServer(): Promise<KeyServer> {
  let asked = 0;
  const it = { isUp: true, hangs: false };
  const server = createServer((request, response) => {
    if (it.hangs) return;
    if (!it.isUp) {
      response.writeHead(500).end();
      return;
    }
    response.setHeader("content-type", "application/json");
    if (request.url === "/keys") {
      const keys = [
        published(service.publicKey, "service", ["msteams"]),
        published(emailOnly.publicKey, "email", ["email"]),
      ];
      response.end(JSON.stringify({ keys }));
      return;
    }
    asked += 1;
    const document = {
      issuer: publicCloud.issuer,
      jwks_uri: `${origin}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
    };
    response.end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(it, {
    cloud: { ...publicCloud, openIdMetadataUrl: `${origin}/openid` },
    asked: () => asked,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function published(key: KeyObject, kid: string, endorsements: string[]) {
  return { ...key.export({ format: "jwk" }), kid, use: "sig", endorsements };
}

export const goodClaims = (now = Date.now()): Claims => ({
  iss: publicCloud.issuer,
  aud: appId,
  serviceurl: serviceUrl,
  nbf: Math.floor(now / 1000) - 60,
  exp: Math.floor(now / 1000) + 3600,
});

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** A token signed as the Bot Connector signs its tokens. */
export const tokenOf = (claims: Claims, { kid = "service", key = service.privateKey } = {}): string => {
  const signed = `${encode({ typ: "JWT", alg: "RS256", kid })}.${encode(claims)}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
};

/** A token signed by somebody else who claims to be the service. */
export const forged = (claims: Claims): string => tokenOf(claims, { key: stranger.privateKey });
/** A token signed with a key that nobody publishes. */
export const unknownKey = (claims: Claims): string => tokenOf(claims, { kid: "stranger", key: stranger.privateKey });
/** A token signed with a key of the service that is not endorsed for Teams. */
export const notForTeams = (claims: Claims): string => tokenOf(claims, { kid: "email", key: emailOnly.privateKey });

/** A token without a signature. */
export const unsigned = (claims: Claims): string =>
  `${encode({ typ: "JWT", alg: "none", kid: "service" })}.${encode(claims)}.`;

/** A token signed with the text of the published key as if that were a shared secret. */
export const confused = (claims: Claims): string => {
  const signed = `${encode({ typ: "JWT", alg: "HS256", kid: "service" })}.${encode(claims)}`;
  const pem = createPublicKey(service.privateKey).export({ type: "spki", format: "pem" });
  return `${signed}.${createHmac("sha256", pem).update(signed).digest("base64url")}`;
};
