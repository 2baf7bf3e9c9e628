import { z } from "zod";

const token = (prefix: string, where: string) =>
  z.string().startsWith(prefix, `starts with ${prefix}; copy it from ${where}`);

/** The environment variables that connect Slack. */
export const slackEnvironment = {
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: token("xoxb-", "«OAuth & Permissions»").optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_TEAMS: z
    .string()
    .regex(/^\s*T[A-Z0-9]+(\s*,\s*T[A-Z0-9]+)*\s*$/, "the workspaces' ids (T…), with commas between them")
    .optional(),
  SLACK_APP_TOKEN: token("xapp-", "«Basic Information», «App-Level Tokens»").optional(),
  SLACK_HELPDESK_CHANNEL: z
    .string()
    .regex(/^[CG][A-Z0-9]+$/, "the channel's id (C…), at the bottom of its details")
    .optional(),
  SLACK_HELPDESK_GROUP: z
    .string()
    .regex(/^S[A-Z0-9]+$/, "the user group's id (S…)")
    .optional(),
  SLACK_HELPDESK_TEAM: z
    .string()
    .regex(/^T[A-Z0-9]+$/, "the workspace's id (T…)")
    .optional(),
  SLACK_UNASKED_PER_SECOND: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, "how many messages a second may go out to people who have asked for nothing")
    .optional(),
  SLACK_API_URL: z.url("the address of the Web API; only for tests").optional(),
};

export interface SlackConfig {
  /** Empty in Socket Mode, in which Slack does not sign requests. */
  readonly signingSecret: string;
  /** A single workspace, or all workspaces that install the app. */
  readonly from:
    | { readonly kind: "token"; readonly botToken: string }
    | {
        readonly kind: "oauth";
        readonly clientId: string;
        readonly clientSecret: string;
        /** The workspaces that may install the app; undefined allows any. */
        readonly teams?: readonly string[] | undefined;
      };
  /** The token for Socket Mode. */
  readonly appToken: string | undefined;
  readonly helpdesk:
    | {
        readonly channel: string;
        readonly group: string | undefined;
        /** Undefined means the only workspace. */
        readonly team: string | undefined;
      }
    | undefined;
  /** How many messages a second may be sent to people who have not asked for them; by default Slack's limit for any app. */
  readonly unaskedPerSecond?: number | undefined;
  /** The base URL of the Web API, with a trailing slash; undefined means Slack's own. */
  readonly apiUrl: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings that connect Slack; undefined if it is not to be connected. Missing and inconsistent settings are added to
 * `problems` with their fix; secrets are never repeated there.
 */
export function slackConfig(env: Environment, problems: string[]): SlackConfig | undefined {
  const given = Object.keys(slackEnvironment).filter((name) => env[name] !== undefined);
  if (given.length === 0) return undefined;
  const appToken = env["SLACK_APP_TOKEN"];
  const signingSecret = env["SLACK_SIGNING_SECRET"] ?? "";
  if (signingSecret === "" && appToken === undefined)
    problems.push("SLACK_SIGNING_SECRET: copy it from «Basic Information» of the app, or set SLACK_APP_TOKEN");
  const from = originOf(env, problems);
  const helpdesk = helpdeskOf(env, from, problems);
  const apiUrl = env["SLACK_API_URL"]?.replace(/(?<!\/)\/*$/, "/");
  if (from?.kind === "token" && env["SLACK_TEAMS"] !== undefined)
    problems.push("SLACK_TEAMS: with SLACK_BOT_TOKEN there is one workspace only; leave it out");
  const perSecond = env["SLACK_UNASKED_PER_SECOND"];
  const unaskedPerSecond = perSecond === undefined ? undefined : Number(perSecond);
  return from && { signingSecret, from, appToken, helpdesk, unaskedPerSecond, apiUrl };
}

function originOf(env: Environment, problems: string[]): SlackConfig["from"] | undefined {
  const botToken = env["SLACK_BOT_TOKEN"];
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = env;
  const isOAuth = clientId !== undefined || clientSecret !== undefined;
  if (botToken !== undefined && isOAuth) {
    problems.push(
      "SLACK_BOT_TOKEN: set it for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for many, not both",
    );
    return undefined;
  }
  if (botToken !== undefined) return { kind: "token", botToken };
  if (!isOAuth) {
    problems.push("SLACK_BOT_TOKEN: set the bot token, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET");
    return undefined;
  }
  if (clientId === undefined) problems.push("SLACK_CLIENT_ID: copy it from «Basic Information» of the app");
  if (clientSecret === undefined) problems.push("SLACK_CLIENT_SECRET: copy it from «Basic Information» of the app");
  if (env["SLACK_APP_TOKEN"] !== undefined)
    problems.push(
      "SLACK_APP_TOKEN: Socket Mode is for one workspace; set SLACK_BOT_TOKEN instead of the client's id and secret",
    );
  if (clientId === undefined || clientSecret === undefined) return undefined;
  const teams = env["SLACK_TEAMS"]?.split(",").map((it) => it.trim());
  return { kind: "oauth", clientId, clientSecret, ...(teams ? { teams } : {}) };
}

function helpdeskOf(
  env: Environment,
  from: SlackConfig["from"] | undefined,
  problems: string[],
): SlackConfig["helpdesk"] {
  const { SLACK_HELPDESK_CHANNEL: channel, SLACK_HELPDESK_GROUP: group, SLACK_HELPDESK_TEAM: team } = env;
  if (channel === undefined) {
    for (const name of ["SLACK_HELPDESK_GROUP", "SLACK_HELPDESK_TEAM"])
      if (env[name] !== undefined)
        problems.push(`SLACK_HELPDESK_CHANNEL: ${name} is of no use without the channel's id`);
    return undefined;
  }
  if (from?.kind === "oauth" && team === undefined)
    problems.push(
      "SLACK_HELPDESK_TEAM: several workspaces may install the app; set the id (T…) of the one with the helpdesk",
    );
  if (from?.kind === "oauth" && team !== undefined && from.teams?.includes(team) === false)
    problems.push("SLACK_TEAMS: name the workspace of SLACK_HELPDESK_TEAM too; else the helpdesk is refused");
  return { channel, group, team };
}
