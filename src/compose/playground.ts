import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import {
  createSandbox,
  createSlackSandbox,
  startInbox,
  type Inbox,
  type SandboxOptions,
  type SlackSandbox,
} from "../../sandbox";
import { createLoopbackGuard } from "../channels/loopback";
import { isSameOrigin } from "../foundation/sameOrigin";
import type { MailConfig } from "../config/mail";
import type { SlackConfig } from "../config/slack";

/** The properties by which one university's USOS differs from another's: the words of its reasons, its statuses and its rules. */
export type PlayedUsos = Required<Pick<SandboxOptions, "institution" | "statuses" | "asksForPlasticCard">>;

export interface Playground {
  /** The consumer key of this installation at USOS. */
  readonly consumer: { readonly key: string; readonly secret: string };
  /** The administrative key that this university has granted. */
  readonly admin: { readonly key: string; readonly secret: string };
  readonly inbox: Inbox;
  /** How to read answers that staff send by mail. */
  readonly mailIn: MailConfig;
  /** How to connect to the emulated Slack. */
  readonly slack: SlackConfig;
  /** Adds `/sandbox/`, the USOS installation below it, `/sandbox/mail/` and `/sandbox/slack/`. */
  register(server: FastifyInstance): void;
  close(): Promise<void>;
}

/**
 * Opens the external systems that the product needs for a trial: a university's USOS, a mail server and a Slack. Their data is
 * kept in the data folder. `address` is the product's own.
 */
export async function openPlayground(dataDir: string, address: string, usos: PlayedUsos): Promise<Playground> {
  const dir = join(dataDir, "sandbox");
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const secretFile = join(dir, "consumer.secret");
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const consumer = { key: "legitka", secret: readFileSync(secretFile, "utf8") };
  const secret = (what: string): string =>
    createHmac("sha256", consumer.secret).update(what).digest("base64url").slice(0, 32);
  const account = { user: "legitka", password: secret("imap") };
  const replyTo = "legitka@sandbox.invalid";
  const inbox = await startInbox({
    stateFile: join(dir, "mail.json"),
    bot: { ...account, address: replyTo, stateFile: join(dir, "bot-mail.json") },
  });
  const admin = { key: "legitka-helpdesk", secret: secret("usos administration") };
  const sandbox = createSandbox({
    consumers: {
      [consumer.key]: { secret: consumer.secret, name: "Legitka" },
      [admin.key]: { secret: admin.secret, name: "Legitka, helpdesk", administrative: true },
    },
    stateFile: join(dir, "usos.json"),
    ...usos,
  });
  const slack = openSlack(dir, address, secret);
  return {
    consumer,
    admin,
    inbox,
    mailIn: {
      imap: {
        ...account,
        host: "127.0.0.1",
        port: inbox.imapPort ?? 0,
        secure: false,
        path: "INBOX",
      },
      replyTo,
      authservId: undefined,
    },
    slack: slack.config,
    register(server) {
      server.register((scope, _, done) => {
        guard(scope);
        scope.register(sandbox.plugin, { prefix: "/sandbox" });
        scope.register(inbox.plugin, { prefix: "/sandbox" });
        scope.register(slack.sandbox.plugin, { prefix: "/sandbox/slack" });
        done();
      });
    },
    async close() {
      await slack.sandbox.close();
      await inbox.close();
    },
  };
}

/**
 * Restricts the sandbox to this machine and keeps foreign pages out, as for the chat page. Programs such as the product call its
 * APIs without an `Origin` header; its pages require one themselves.
 */
function guard(scope: FastifyInstance): void {
  const fromHere = createLoopbackGuard([]);
  scope.addHook("onRequest", async (request, reply) => {
    const isForeign = request.headers.origin !== undefined && !isSameOrigin(request);
    if (fromHere(request) && !isForeign) return undefined;
    return reply
      .code(403)
      .send({ error: "The sandbox answers only on the machine it runs on, and only its own pages." });
  });
}

/** An emulated Slack whose secrets survive a restart, as its conversations do. */
function openSlack(
  dir: string,
  address: string,
  secret: (what: string) => string,
): { sandbox: SlackSandbox; config: SlackConfig } {
  const signingSecret = secret("slack signing");
  const botToken = `xoxb-${secret("slack bot")}`;
  const sandbox = createSlackSandbox({
    signingSecret,
    botToken,
    clientId: "sandbox",
    clientSecret: secret("slack client"),
    requestUrl: () => `${address}/slack/events`,
    retryAfterMs: [0, 6e4, 3e5],
    ownUrl: () => `${address}/sandbox/slack`,
    stateFile: join(dir, "slack.json"),
  });
  const { channel, group } = sandbox.control.helpdesk;
  return {
    sandbox,
    config: {
      signingSecret,
      from: { kind: "token", botToken },
      appToken: undefined,
      helpdesk: { channel, group, team: undefined },
      apiUrl: `${address}/sandbox/slack/api/`,
    },
  };
}
