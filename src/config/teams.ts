import { createPrivateKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

const guid = z.guid("a GUID as the Azure portal shows it, like 1c2d3e4f-…");

/** Some portals show ids in upper case; tokens contain them in lower case. */
const lower = (id: string): string => id.toLowerCase();

/** The id of a team or a channel, in the links that Teams copies too, where its signs are encoded. */
const threadId = /19(?::|%3a)[\w.-]+(?:@|%40)thread\.(?:tacv2|skype)/i;

const thread = (mend: string) =>
  z.string().transform((text, context) => {
    const [found] = threadId.exec(text) ?? [];
    if (found !== undefined) return decodeURIComponent(found);
    context.addIssue({ code: "custom", message: mend });
    return z.NEVER;
  });

const helpdeskEnvironment = {
  TEAMS_HELPDESK_TEAM: thread(
    "the team's id (19:…@thread.tacv2), or its whole link: «Get link to team» in the team's menu",
  ).optional(),
  TEAMS_HELPDESK_CHANNEL: thread(
    "the channel's id (19:…@thread.tacv2), or its whole link: «Get link to channel» in the channel's menu",
  ).optional(),
};

/** The environment variables that connect Microsoft Teams. */
export const teamsEnvironment = {
  TEAMS_APP_ID: guid.optional(),
  TEAMS_TENANT_ID: guid.optional(),
  TEAMS_APP_PASSWORD: z.string().optional(),
  TEAMS_CERTIFICATE_FILE: z.string().optional(),
  TEAMS_PRIVATE_KEY_FILE: z.string().optional(),
  TEAMS_CATALOG_ID: guid.optional(),
  ...helpdeskEnvironment,
};

export interface TeamsConfig {
  readonly appId: string;
  readonly tenantId: string;
  readonly proof: { readonly password: string } | { readonly certificate: string; readonly privateKey: string };
  /** The URL at which people open the assistant in Teams. */
  readonly appLink: string;
  /** The place of the helpdesk; undefined if it is not in Teams. */
  readonly helpdesk?: { readonly team: string; readonly channel: string } | undefined;
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
  const helpdesk = helpdeskOf(env, problems);
  return proof && { appId: lower(appId), tenantId: lower(tenantId), proof, appLink, helpdesk };
}

function helpdeskOf(env: Environment, problems: string[]): TeamsConfig["helpdesk"] {
  // Ids of another form are reported where the whole environment is validated.
  const { TEAMS_HELPDESK_TEAM: team, TEAMS_HELPDESK_CHANNEL: channel } =
    z.object(helpdeskEnvironment).safeParse(env).data ?? {};
  if ((env["TEAMS_HELPDESK_TEAM"] === undefined) !== (env["TEAMS_HELPDESK_CHANNEL"] === undefined)) {
    const missing = env["TEAMS_HELPDESK_TEAM"] === undefined ? "TEAM" : "CHANNEL";
    problems.push(`TEAMS_HELPDESK_${missing}: set it too; the helpdesk needs its team and its channel`);
  }
  return team !== undefined && channel !== undefined ? { team, channel } : undefined;
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
