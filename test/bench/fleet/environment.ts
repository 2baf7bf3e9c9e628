import { randomBytes } from "node:crypto";
import { signingSecret } from "../slack/chat";

export interface FarSide {
  /** Slack's Web API; ends in a slash. */
  readonly slackUrl: string;
  readonly usos?: { readonly baseUrl: string; readonly key: string; readonly secret: string };
  /** The address of Redis; undefined for the embedded store. */
  readonly redisUrl?: string;
}

const tokenKeys = `bench:${randomBytes(32).toString("base64")}`;

/** The environment of the processes of one installation: connected to Slack, without the sandbox, with the same keys. */
export function installation({ slackUrl, usos, redisUrl }: FarSide): Record<string, string> {
  return {
    PORT: "0",
    SANDBOX: "off",
    LOG_LEVEL: "error",
    PUBLIC_URL: "https://legitka.invalid",
    TOKEN_KEYS: tokenKeys,
    // Nobody listens at these default addresses: benches without an account need neither of the services.
    USOS_BASE_URL: usos?.baseUrl ?? "http://127.0.0.1:9/",
    USOS_CONSUMER_KEY: usos?.key ?? "bench",
    USOS_CONSUMER_SECRET: usos?.secret ?? "bench",
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_FROM: "legitka@uni.opole.pl",
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: "xoxb-bench",
    SLACK_API_URL: slackUrl,
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl, REDIS_PREFIX: "bench" }),
  };
}

/** The key that seals accounts' tokens, for a bench that writes accounts itself. */
export const tokenKey = { id: "bench", key: Buffer.from(tokenKeys.slice("bench:".length), "base64") };
