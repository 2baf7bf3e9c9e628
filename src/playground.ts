import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createSandbox, startInbox, type Inbox } from "./sandbox";

export interface Playground {
  /** Of this installation's one application. */
  readonly consumer: { readonly key: string; readonly secret: string };
  readonly inbox: Inbox;
  /** Adds `/sandbox/`, the USOS installation below it, and `/sandbox/mail/`. */
  register(server: FastifyInstance): void;
}

/** Everything outside the product that it needs to be tried: a university's USOS and a mail server, kept in the data folder. */
export async function openPlayground(dataDir: string): Promise<Playground> {
  const dir = join(dataDir, "sandbox");
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const secretFile = join(dir, "consumer.secret");
  if (!existsSync(secretFile)) writeFileSync(secretFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
  const consumer = { key: "legitka", secret: readFileSync(secretFile, "utf8") };
  const inbox = await startInbox({ stateFile: join(dir, "mail.json") });
  const sandbox = createSandbox({
    consumers: { [consumer.key]: { secret: consumer.secret, name: "Legitka" } },
    stateFile: join(dir, "usos.json"),
  });
  return {
    consumer,
    inbox,
    register(server) {
      server.register(sandbox.plugin, { prefix: "/sandbox" });
      server.register(inbox.plugin, { prefix: "/sandbox" });
    },
  };
}
