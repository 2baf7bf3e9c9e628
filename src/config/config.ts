import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import proxyAddr from "@fastify/proxy-addr";
import { z } from "zod";
import { loadInstitution } from "./institution";
import type { Institution } from "../../dialogs/kit/institution";
import { Fault } from "../foundation/fault";
import type { TrustedProxies } from "../foundation/trustedProxies";
import { isThisMachine } from "../foundation/thisMachine";
import { helpdeskConfig, helpdeskEnvironment, type HelpdeskConfig } from "./helpdesk";
import { mailConfig, mailEnvironment, type MailConfig } from "./mail";
import { productionProblems } from "./production";
import { retentionConfig, retentionEnvironment, type RetentionConfig } from "./retention";
import { redisConfig, redisEnvironment, type RedisConfig } from "./redis";
import { staffConfig, staffEnvironment, type StaffConfig } from "./staff";
import { slackConfig, slackEnvironment, type SlackConfig } from "./slack";
import { understandingConfig, understandingEnvironment, type UnderstandingConfig } from "./understanding";
import { teamsConfig, teamsEnvironment, type TeamsConfig } from "./teams";

const count = (least: number, most: number, standard: number) =>
  z.coerce.number().int().min(least).max(most).default(standard);

const tokenKey = z.string().transform((text, context) => {
  const [id = "", base64 = ""] = text.split(":", 2);
  const key = Buffer.from(base64, "base64");
  if (/^[\w-]{1,20}$/.test(id) && key.length === 32) return { id, key };
  context.addIssue({
    code: "custom",
    message: "each key is `name:base64 of 32 bytes`; make one with `openssl rand -base64 32`",
  });
  return z.NEVER;
});

/**
 * By default only a proxy on this machine is trusted. A private range would include the clients of a campus network, and every
 * client in it could forge the address in front of its own.
 */
const trustedProxies = z
  .string()
  .default("loopback")
  .transform((it) => (/^\d$/.test(it.trim()) ? Number(it) : it.split(",").map((one) => one.trim())))
  .refine(
    (it) => typeof it === "number" || areProxies(it),
    "how many proxies stand before this server, e.g. 1; or their addresses or ranges with commas, e.g. 192.0.2.7, loopback",
  );

const environment = z.object({
  PORT: count(0, 65_535, 3978),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default(".data"),
  PUBLIC_URL: z.url("PUBLIC_URL is where students reach this server, e.g. https://legitka.uni.opole.pl").optional(),
  TRUSTED_PROXIES: trustedProxies,
  INSTITUTION: z.string().default("opole"),
  SANDBOX: z.enum(["on", "off"]).default("on"),
  USOS_BASE_URL: z.url().optional(),
  USOS_CONSUMER_KEY: z.string().optional(),
  USOS_CONSUMER_SECRET: z.string().optional(),
  SMTP_URL: z.url("SMTP_URL is like smtps://user:password@host:465").optional(),
  SMTP_WITHOUT_TLS: z.enum(["refused", "allowed"]).default("refused"),
  MAIL_FROM: z.email().default("legitka@localhost.localdomain"),
  TOKEN_KEYS: z
    .string()
    .transform((it) => it.split(","))
    .pipe(z.array(tokenKey).min(1))
    .optional(),
  SECRET_SHOWN_MINUTES: count(1, 1_440, 15),
  FOLLOW_SOONEST_MS: count(100, 3_600_000, 10_000),
  FOLLOW_LATEST_MS: count(1_000, 86_400_000, 600_000),
  USOS_CONCURRENCY: count(1, 1_000, 8),
  USOS_PER_SECOND: count(1, 10_000, 20),
  LEASE_MS: count(1_000, 600_000, 10_000),
  DURABILITY: z.enum(["process", "power"]).default("process"),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]{16,200}$/, "16 characters or more without spaces; make one with `openssl rand -hex 32`")
    .optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  ...redisEnvironment,
  ...retentionEnvironment,
  ...teamsEnvironment,
  ...slackEnvironment,
  ...mailEnvironment,
  ...helpdeskEnvironment,
  ...staffEnvironment,
  ...understandingEnvironment,
});

/** The name of every setting. */
export const settings: readonly string[] = Object.keys(environment.shape);

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** If undefined, this is the address on which the server listens. */
  readonly publicUrl: string | undefined;
  /** The proxies whose information about a browser's address is trusted. */
  readonly trustedProxies: TrustedProxies;
  readonly institution: Institution;
  readonly sandbox: boolean;
  readonly usos: {
    readonly baseUrl: string | undefined;
    readonly key: string | undefined;
    readonly secret: string | undefined;
    readonly concurrency: number;
    readonly perSecond: number;
  };
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly tokenKeys: readonly { readonly id: string; readonly key: Buffer }[] | undefined;
  readonly secretShownMs: number;
  readonly pace: { readonly soonestMs: number; readonly latestMs: number };
  readonly durability: "process" | "power";
  /** If undefined, the embedded store is used, for one process. */
  readonly redis: RedisConfig | undefined;
  readonly retention: RetentionConfig;
  /** After this time another process takes over the work of one that died, in milliseconds. */
  readonly leaseMs: number;
  /** If undefined, everybody who reaches `/metrics` may read it. */
  readonly metricsToken: string | undefined;
  readonly logLevel: string;
  /** Undefined in sandbox mode: Teams is then emulated, without authentication, on this machine only. */
  readonly teams: TeamsConfig | undefined;
  /** If undefined, Slack is not connected; in sandbox mode an emulated Slack is used. */
  readonly slack: SlackConfig | undefined;
  /** If undefined, staff cannot answer by mail. */
  readonly mailIn: MailConfig | undefined;
  readonly helpdesk: HelpdeskConfig;
  readonly staff: StaffConfig;
  readonly understanding: UnderstandingConfig;
}

/**
 * Reads and validates the whole configuration.
 *
 * @throws `config.invalid`, which lists all mistakes at once, each with its fix
 */
export function readConfig(given: Environment, root: string): Config {
  // An empty variable counts as unset, as in most container tools.
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ""));
  const problems: string[] = [];
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  }
  const institution = institutionOf(env["INSTITUTION"] ?? "opole", root, problems);
  problems.push(...(env["SANDBOX"] === "off" ? productionProblems(env, institution) : sandboxProblems(env["HOST"])));
  const redis = redisConfig(env, institution?.id ?? "", problems);
  const teams = teamsConfig(env, problems);
  const slack = slackConfig(env, problems);
  const mailIn = mailConfig(env, problems);
  const helpdesk = helpdeskConfig(env, problems);
  const staff = staffConfig(env, problems);
  const understanding = understandingConfig(env, problems);
  if (!parsed.success || !institution || problems.length > 0) throw invalid(problems);
  const it = parsed.data;
  return {
    port: it.PORT,
    host: it.HOST,
    dataDir: resolve(it.DATA_DIR),
    publicUrl: it.PUBLIC_URL?.replace(/\/$/, ""),
    trustedProxies: it.TRUSTED_PROXIES,
    institution,
    sandbox: it.SANDBOX === "on",
    usos: {
      baseUrl: it.USOS_BASE_URL,
      key: it.USOS_CONSUMER_KEY,
      secret: it.USOS_CONSUMER_SECRET,
      concurrency: it.USOS_CONCURRENCY,
      perSecond: it.USOS_PER_SECOND,
    },
    smtpUrl: it.SMTP_URL,
    mailFrom: mailIn && env["MAIL_FROM"] === undefined ? mailIn.replyTo : it.MAIL_FROM,
    tokenKeys: it.TOKEN_KEYS,
    secretShownMs: it.SECRET_SHOWN_MINUTES * 60_000,
    pace: { soonestMs: it.FOLLOW_SOONEST_MS, latestMs: it.FOLLOW_LATEST_MS },
    durability: it.DURABILITY,
    redis,
    retention: retentionConfig(env),
    leaseMs: it.LEASE_MS,
    metricsToken: it.METRICS_TOKEN,
    logLevel: it.LOG_LEVEL,
    teams,
    slack,
    mailIn,
    helpdesk,
    staff,
    understanding,
  };
}

/** The sandbox does not authenticate anybody, so it may only be used on this machine. */
const sandboxProblems = (host = "127.0.0.1"): string[] =>
  isThisMachine(host)
    ? []
    : ["HOST: the sandbox and its chat page are for this machine only; use 127.0.0.1 or set SANDBOX=off"];

function areProxies(list: readonly string[]): boolean {
  try {
    proxyAddr.compile([...list]);
    return true;
  } catch {
    return false;
  }
}

function institutionOf(name: string, root: string, problems: string[]): Institution | undefined {
  const file = /[/.]/.test(name) ? resolve(name) : join(root, "dialogs", "institutions", `${name}.yaml`);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    problems.push(`INSTITUTION: ${file} cannot be read; name a file of dialogs/institutions or give a path`);
    return undefined;
  }
  const loaded = loadInstitution(text);
  problems.push(...loaded.problems.map((it) => `${file}: ${it}`));
  return loaded.institution;
}

const invalid = (problems: readonly string[]) =>
  new Fault({
    code: "config.invalid",
    message: `The configuration has ${problems.length} mistake(s):\n${problems.map((it) => `  - ${it}`).join("\n")}`,
    next: "Mend the lines above and start again; deploy/configuration.md lists every setting.",
  });
