import { X509Certificate } from "node:crypto";
import {
  AppCredentials,
  CertificateServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from "botframework-connector";

/** A single-tenant registration in Microsoft Entra, with a secret or with a certificate (both PEM). */
export interface Registration {
  readonly appId: string;
  readonly tenantId: string;
  readonly proof: { readonly password: string } | { readonly certificate: string; readonly privateKey: string };
}

/* eslint-disable @typescript-eslint/no-unsafe-class-instance-assignment -- the SDK's factories implement that class instead of extending it */
/** The SDK's credentials for a registration; without one, those of an unauthenticated bot. */
export function credentialsOf(registration: Registration | undefined): ServiceClientCredentialsFactory {
  if (!registration) return new PasswordServiceClientCredentialFactory("", "", "");
  const { appId, tenantId, proof } = registration;
  if ("password" in proof) return new PasswordServiceClientCredentialFactory(appId, proof.password, tenantId);
  // Given the thumbprint, the SDK need not start an openssl to learn it.
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

/** Asks for the token of a registration; the SDK caches it until five minutes before it expires. */
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
  // When it expires, everybody who sends wants one at the same moment; whoever wants a new one must not get the old.
  return (anew = false) => {
    const asked = asking.get(anew) ?? ask(anew).finally(() => asking.delete(anew));
    asking.set(anew, asked);
    return asked;
  };
}
