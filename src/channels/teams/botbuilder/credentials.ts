import { X509Certificate } from "node:crypto";
import {
  AppCredentials,
  CertificateServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";

/** A single-tenant app registration in Microsoft Entra, with a secret or with a certificate and its private key (both PEM). */
export interface Registration {
  readonly appId: string;
  readonly tenantId: string;
  readonly proof: { readonly password: string } | { readonly certificate: string; readonly privateKey: string };
}

/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the SDK's factories implement that class instead of extending it */
/** The SDK's credentials for a registration. Without a registration, they are those of an unauthenticated bot. */
export function credentialsOf(registration: Registration | undefined): ServiceClientCredentialsFactory {
  if (!registration) return new PasswordServiceClientCredentialFactory("", "", "");
  const { appId, tenantId, proof } = registration;
  if ("password" in proof) return new PasswordServiceClientCredentialFactory(appId, proof.password, tenantId);
  // With the thumbprint given, the SDK does not have to run openssl to compute it.
  const thumbprint = new X509Certificate(proof.certificate).fingerprint.replaceAll(":", "");
  return new CertificateServiceClientCredentialsFactory(
    appId,
    thumbprint,
    proof.privateKey,
    tenantId,
    proof.certificate,
  );
}

/* eslint-enable @typescript-eslint/no-unsafe-class-instance-assignment */

/**
 * Returns a function that gets an access token for a registration. The SDK caches the token until five minutes before it
 * expires; calling the function with `true` bypasses the cache.
 */
export function tokenSource(
  factory: ServiceClientCredentialsFactory,
  { appId }: Registration,
  cloud: { readonly audience: string; readonly loginUrl: string },
): (anew?: boolean) => Promise<string> {
  let credentials: Promise<AppCredentials> | undefined;
  const make = async (): Promise<AppCredentials> => {
    const made = await factory.createCredentials(appId, cloud.audience, cloud.loginUrl, true);
    if (made instanceof AppCredentials) return made;
    throw new TypeError("The Bot Framework SDK made credentials of a kind that has no token");
  };
  const asking = new Map<boolean, Promise<string>>();
  const ask = async (anew: boolean): Promise<string> => (await (credentials ??= make())).getToken(anew);
  // When the token expires, many senders ask for a new one at the same moment, so concurrent calls share one request. Forced
  // refreshes are shared separately: a caller that needs a new token must not get the cached one.
  return (anew = false) => {
    const asked = asking.get(anew) ?? ask(anew).finally(() => asking.delete(anew));
    asking.set(anew, asked);
    return asked;
  };
}
