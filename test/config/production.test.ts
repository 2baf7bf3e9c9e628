import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig, type Environment } from "../../src/config/config";
import { Fault } from "../../src/foundation/fault";
import { root } from "../support/root";

const production = {
  SANDBOX: "off",
  PUBLIC_URL: "https://legitka.uni.opole.pl/",
  USOS_CONSUMER_KEY: "key",
  USOS_CONSUMER_SECRET: "secret",
  SMTP_URL: "smtps://user:password@mail.uni.opole.pl:465",
  MAIL_FROM: "legitka@uni.opole.pl",
  SLACK_SIGNING_SECRET: "signing",
  SLACK_BOT_TOKEN: "xoxb-token",
  TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
};

/** The names of the settings for which a production installation is refused. */
function refused(env: Environment): (string | undefined)[] {
  try {
    readConfig({ ...production, ...env }, root);
  } catch (cause) {
    if (!(cause instanceof Fault) || cause.code !== "config.invalid") throw cause;
    expect(cause.message).not.toContain("hunter2");
    return [...cause.message.matchAll(/^ {2}- ([A-Z_]+): .{30}/gm)].map(([, name]) => name);
  }
  return [];
}

describe("a production installation", () => {
  test.each(["http://legitka.uni.opole.pl", "HTTP://legitka.uni.opole.pl", "ftp://legitka.uni.opole.pl"])(
    "is refused when students reach it at %s",
    (PUBLIC_URL) => expect(refused({ PUBLIC_URL })).toEqual(["PUBLIC_URL"]),
  );

  test.each(["http://usosapps.uni.opole.pl/", "HTTP://10.0.0.1/", "ftp://usosapps.uni.opole.pl/"])(
    "is refused when it asks USOS unencrypted: %s",
    (USOS_BASE_URL) => {
      expect(refused({ USOS_BASE_URL })).toEqual(["USOS_BASE_URL"]);
      expect(refused({ USOS_BASE_URL, SANDBOX: "on" })).toEqual([]);
    },
  );

  test("may ask USOS through a tunnel that begins on this machine", () => {
    expect(refused({ USOS_BASE_URL: "http://127.0.0.1:8080/" })).toEqual([]);
    expect(refused({ USOS_BASE_URL: "http://127.0.0.1.evil.example/" })).toEqual(["USOS_BASE_URL"]);
  });

  test.each([
    "https://uni.opole.pl",
    "https://uni.opole.pl/",
    "http://uni.opole.pl/polityka-prywatnosci",
    "https://somebody@uni.opole.pl/polityka-prywatnosci",
  ])("is refused when the institution's file names %s as its privacy notice", (notice) => {
    const dir = mkdtempSync(join(tmpdir(), "legitka-institution-"));
    const INSTITUTION = join(dir, "uni.yaml");
    const opole = readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8");
    writeFileSync(INSTITUTION, opole.replace(/^privacy:\n/m, `privacy:\n  notice: ${notice}\n`));
    try {
      expect(refused({ INSTITUTION })).toEqual(["INSTITUTION"]);
      expect(refused({ INSTITUTION, SANDBOX: "on" })).toEqual([]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test("is refused when the institution's file names an unencrypted USOS, unless a setting replaces it", () => {
    const dir = mkdtempSync(join(tmpdir(), "legitka-institution-"));
    const INSTITUTION = join(dir, "uni.yaml");
    const opole = readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8");
    writeFileSync(INSTITUTION, opole.replace("baseUrl: https:", "baseUrl: http:"));
    try {
      expect(refused({ INSTITUTION })).toEqual(["INSTITUTION"]);
      expect(refused({ INSTITUTION, USOS_BASE_URL: "https://usosapps.uni.opole.pl/" })).toEqual([]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  test.each([
    "smtp://user:hunter2@mail.uni.opole.pl:587",
    "smtp://user:hunter2@mail.uni.opole.pl:587?requireTLS=false",
    "smtps://user:hunter2@mail.uni.opole.pl?tls.rejectUnauthorized=false",
    "smtp://10.1.2.3",
  ])("is refused when letters could be read on their way: %s", (SMTP_URL) => {
    expect(refused({ SMTP_URL })).toEqual(["SMTP_URL"]);
  });

  test("is refused when letters have no mail server to go to", () => {
    expect(refused({ SMTP_URL: "https://mail.uni.opole.pl" })).toEqual(["SMTP_URL"]);
  });

  test("may send letters with TLS of either kind, or to this machine", () => {
    for (const SMTP_URL of [
      "smtp://user:password@mail.uni.opole.pl:587?requireTLS=true",
      "smtp://127.0.0.1:25",
      "smtp://[::1]:25",
    ])
      expect(refused({ SMTP_URL })).toEqual([]);
  });

  test("may use a relay without TLS on a private network where the operator allows it, and no public one", () => {
    const SMTP_WITHOUT_TLS = "allowed";
    const near = ["[::1]", "[fd00::1]", "[fe80::1]", "[::ffff:10.0.0.1]"];
    for (const host of ["relay", "relay.uni.opole.pl", "10.1.2.3", "172.16.0.1", "192.168.1.1", ...near])
      expect(refused({ SMTP_URL: `smtp://${host}:25`, SMTP_WITHOUT_TLS })).toEqual([]);
    // Written in full, the first groups of the last two addresses are 00fd and 0fe8, so they are not private.
    const far = ["[2001:db8::1]", "[::ffff:8.8.8.8]", "[fd::1]", "[fe8::1]"];
    for (const host of ["8.8.8.8", "172.32.0.1", ...far])
      expect(refused({ SMTP_URL: `smtp://${host}:25`, SMTP_WITHOUT_TLS })).toEqual(["SMTP_WITHOUT_TLS"]);
  });

  test.each(["legitka@localhost.localdomain", "legitka@mail.localhost", "legitka@host.local", "legitka@uni.invalid"])(
    "is refused when nobody can answer its letters: %s",
    (MAIL_FROM) => {
      expect(refused({ MAIL_FROM })).toEqual(["MAIL_FROM"]);
      const IMAP_URL = "imaps://l:password@imap.uni.opole.pl";
      expect(refused({ MAIL_FROM: "", MAIL_REPLY_TO: MAIL_FROM, IMAP_URL })).toEqual(["MAIL_REPLY_TO"]);
    },
  );

  test("is refused when its letters have no sender", () => {
    expect(refused({ MAIL_FROM: "" })).toEqual(["MAIL_FROM"]);
  });

  test("sends the bot's token to Slack over an encrypted connection only", () => {
    expect(refused({ SLACK_API_URL: "http://slack.example.org/api/" })).toEqual(["SLACK_API_URL"]);
    expect(refused({ SLACK_API_URL: "http://127.0.0.1:9/api/" })).toEqual([]);
  });
});
