import type { Config } from "../config/config";
import type { MailConfig } from "../config/mail";
import type { SlackConfig } from "../config/slack";
import { Fault } from "../foundation/fault";
import { playedUsos } from "./playedUsos";
import type { PlayedUsos, Playground } from "./playground";

/** A consumer key at USOS, with its secret. */
export interface Key {
  readonly key: string;
  readonly secret: string;
}

/** The external systems: the configured ones, and in a trial the sandbox's in place of the others. */
export interface Outside {
  readonly usosUrl: string;
  readonly usosKey: Key;
  /** Whether USOS is the sandbox's, which runs in this process. */
  readonly isOwnUsos: boolean;
  /** The administrative key; undefined if the institution has not granted one. */
  readonly adminKey: Key | undefined;
  readonly smtpUrl: string;
  /** Undefined if staff cannot answer by mail. */
  readonly mailIn: MailConfig | undefined;
  readonly slack: SlackConfig | undefined;
  /** Undefined unless this is a trial. */
  readonly playground: Playground | undefined;
}

/** @throws `sandbox.absent` */
export async function openOutside(config: Config, address: string): Promise<Outside> {
  const { usos, institution, smtpUrl, mailIn, slack, helpdesk } = config;
  const playground = config.sandbox
    ? await openPlayground(config.dataDir, address, playedUsos(institution))
    : undefined;
  return {
    usosUrl: usos.baseUrl ?? (playground ? `${address}/sandbox/usos/` : institution.usos.baseUrl),
    usosKey: {
      key: usos.key ?? playground?.consumer.key ?? "",
      secret: usos.secret ?? playground?.consumer.secret ?? "",
    },
    isOwnUsos: playground !== undefined && usos.baseUrl === undefined,
    adminKey: helpdesk.usosAdmin ?? (usos.key === undefined ? playground?.admin : undefined),
    smtpUrl: smtpUrl ?? playground?.inbox.url ?? "",
    // With a real mail server, mails must not carry the address of the sandbox's mailbox.
    mailIn: mailIn ?? (smtpUrl === undefined ? playground?.mailIn : undefined),
    slack: slack ?? playground?.slack,
    playground,
  };
}

/** Opens the external systems for a trial, which are not part of a production installation. */
async function openPlayground(dataDir: string, address: string, usos: PlayedUsos): Promise<Playground> {
  const playground = await import("./playground.js").catch((cause: unknown) => {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!code.endsWith("MODULE_NOT_FOUND")) throw cause;
    throw new Fault({
      code: "sandbox.absent",
      message: "The sandbox is not part of this installation.",
      next: "Set SANDBOX=off and name the real USOS and mail server, or install the packages for development too: npm ci.",
      cause,
    });
  });
  return playground.openPlayground(dataDir, address, usos);
}
