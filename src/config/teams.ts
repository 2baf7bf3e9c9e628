import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

const guid = z.guid("a GUID as the Azure portal shows it, like 1c2d3e4f-…");

/** Some portals show ids in upper case; tokens contain them in lower case. */
const lower = (id: string): string => id.toLowerCase();

/** The environment variables that connect Microsoft Teams. */
export const teamsEnvironment = {
  TEAMS_APP_ID: guid.optional(),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_CERTIFICATE_FILE: z.string().optional(),
  TEAMS_PRIVATE_KEY_FILE: z.string().optional(),
  TEAMS_CATALOG_ID: guid.optional(),
};

export interface TeamsConfig {
  readonly appId: string;
  readonly tenantId: string;
  readonly proof: { readonly password: string } | { readonly certificate: string; readonly privateKey: string };
  /** The URL at which people open the assistant in Teams. */
  readonly appLink: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings that connect Teams; undefined if it is not to be connected. Missing and inconsistent settings are added to
 * `problems` with their fix; secrets are never repeated there.
 */
export function teamsConfig(env: Environment, problems: string[]): TeamsConfig | undefined {
  const given = Object.keys(teamsEnvironment).filter((name) => env[name] !== undefined);
  if (given.length === 0) return undefined;
  const need = (name: string, mend: string): string => {
    if (env[name] === undefined) problems.push(`${name}: ${mend}`);
    return env[name] ?? "";
  };
  const appId = need("TEAMS_APP_ID", "set it to the application (client) id of the bot's registration");
  const tenantId = need("TEAMS_TENANT_ID", "set it to the directory (tenant) id the bot is registered in");
  const proof = proofOf(env, problems);
  const catalogId = env["TEAMS_CATALOG_ID"];
  // The app's page in the organisation's catalogue has its own id, which is known only after the upload; a chat link uses the bot's id.
  const appLink = catalogId
    ? `https://teams.microsoft.com/l/app/${catalogId}`
    : `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
  return proof && { appId: lower(appId), tenantId: lower(tenantId), proof, appLink };
}

function proofOf(env: Environment, problems: string[]): TeamsConfig["proof"] | undefined {
  const password = env["TEAMS_APP_PASSWORD"];
  const files = { certificate: env["TEAMS_CERTIFICATE_FILE"], privateKey: env["TEAMS_PRIVATE_KEY_FILE"] };
  const hasFiles = files.certificate !== undefined || files.privateKey !== undefined;
  if (password !== undefined && hasFiles) {
    problems.push("TEAMS_APP_PASSWORD: set either the secret or a certificate, not both");
    return undefined;
  }
  if (password !== undefined) return { password };
  if (!hasFiles) {
    problems.push("TEAMS_APP_PASSWORD: set the client secret, or TEAMS_CERTIFICATE_FILE and TEAMS_PRIVATE_KEY_FILE");
    return undefined;
  }
  const certificate = pem("TEAMS_CERTIFICATE_FILE", files.certificate, (text) => new X509Certificate(text), problems);
  const privateKey = pem("TEAMS_PRIVATE_KEY_FILE", files.privateKey, createPrivateKey, problems);
  return certificate !== undefined && privateKey !== undefined ? { certificate, privateKey } : undefined;
}

function pem(
  name: string,
  file: string | undefined,
  check: (text: string) => unknown,
  problems: string[],
): string | undefined {
  try {
    const text = readFileSync(file ?? "", "utf8");
    check(text);
    return text;
  } catch {
    // The reason is left out, because it could repeat the content of the file.
    problems.push(`${name}: set it to a PEM file that can be read and used, its key without a passphrase`);
    return undefined;
  }
}
