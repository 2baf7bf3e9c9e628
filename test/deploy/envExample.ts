import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root";

const lines = readFileSync(join(root, "deploy/legitka.env.example"), "utf8").split("\n");

/** Every setting it names, commented out or not. */
export const named = lines.flatMap((it) => /^(?:# )?([A-Z][A-Z_]+)=/.exec(it)?.[1] ?? []);

/** What it sets as it is copied; the empty ones are for the operator to fill in. */
export const given: Readonly<Record<string, string>> = Object.fromEntries(
  lines.flatMap((it) => {
    const [, name, value] = /^([A-Z][A-Z_]+)=(.*)$/.exec(it) ?? [];
    return name === undefined ? [] : [[name, value ?? ""] as const];
  }),
);

/** What an operator would write; nothing of it leads anywhere. */
const made: Readonly<Record<string, string>> = {
  USOS_CONSUMER_KEY: "key",
  USOS_CONSUMER_SECRET: "secret",
  TOKEN_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  SMTP_URL: "smtps://legitka:password@127.0.0.1:9",
  MAIL_FROM: "legitka@uni.opole.pl",
  TEAMS_APP_ID: "7a1e3e4c-3f0b-4a57-9d6e-1f2d5c0b9a11",
  TEAMS_TENANT_ID: "0b9a117a-3f0b-4a57-9d6e-1f2d5c1e3e4c",
  TEAMS_APP_PASSWORD: "password",
};

/** The example with its blanks filled in. */
export const filledIn: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(given).map(([name, value]) => [name, value === "" ? (made[name] ?? "") : value]),
);
