import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root";

const lines = readFileSync(join(root, "deploy/legitka.env.example"), "utf8").split("\n");

/** Every setting that the example names, whether or not it is commented out. */
export const named = lines.flatMap((it) => /^(?:# )?([A-Z][A-Z_]+)=/.exec(it)?.[1] ?? []);

/** The values that the example sets when it is copied unchanged; the empty ones are left to the operator. */
export const given: Readonly<Record<string, string>> = Object.fromEntries(
  lines.flatMap((it) => {
    const [, name, value] = /^([A-Z][A-Z_]+)=(.*)$/.exec(it) ?? [];
    return name === undefined ? [] : [[name, value ?? ""] as const];
  }),
);

/** The values that an operator would fill in; none of the addresses leads anywhere. */
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

/** The example with its empty values filled in. */
export const filledIn: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(given).map(([name, value]) => [name, value === "" ? (made[name] ?? "") : value]),
);
