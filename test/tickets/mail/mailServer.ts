import { execFileSync, spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import {
  chownSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { startSmtp } from "../../../sandbox/mail/smtp";
import type { ImapAddress } from "../../../src/tickets/mail/imap";
import { freePort, isFree } from "../../support/freePort";
import { obtainDovecot } from "../../support/obtainDovecot";
import { until } from "../../support/waiting";

export interface MailServer {
  readonly imap: ImapAddress;
  /** Sends a letter's source over SMTP; a letter that the server accepts is in the mailbox as soon as this resolves. */
  send(source: string | Buffer): Promise<void>;
  /** Kills the IMAP server with everything it serves, as a power cut would. */
  kill(): Promise<void>;
  /** Starts the server again on the same mailbox and port. */
  revive(): Promise<void>;
  /** Gives the mailbox new UIDs, as a restored backup would. */
  renumber(): Promise<void>;
  close(): Promise<void>;
}

const user = "legitka";
const isRoot = process.getuid?.() === 0;

/** Runs a server in a process group of its own; the group ends together with the server, or when its input is closed because the parent ended. */
const untilParentEnds = '("$0" -F -c "$1" </dev/null; kill -9 0) & read _; kill -9 0';

/** A real mail server on loopback: Dovecot serves the mailbox, letters come in by SMTP and are delivered as a Maildir. */
export async function startMailServer(): Promise<MailServer> {
  const executable = obtainDovecot();
  const dir = mkdtempSync(join(tmpdir(), "legitka-mail-"));
  const maildir = join(dir, "mail", user);
  // Dovecot refuses to serve a mailbox as root, so as root it uses another user.
  const owner = isRoot ? { uid: 65534, gid: 65534, name: "nobody", group: "nogroup" } : ownSelf();
  for (const it of ["", "cur", "new", "tmp"]) mkdirSync(join(maildir, it), { recursive: true });
  if (isRoot) for (const it of ["", "cur", "new", "tmp"]) chownSync(join(maildir, it), owner.uid, owner.gid);
  if (isRoot) for (const it of [join(dir, "mail"), dir]) chownSync(it, owner.uid, owner.gid);
  const port = await freePort();
  writeFileSync(join(dir, "dovecot.conf"), configuration(dir, port, owner));

  let dovecot: ChildProcess | undefined;
  async function revive(): Promise<void> {
    const said = openSync(join(dir, "said"), "w");
    const stdio: StdioOptions = ["pipe", said, said];
    dovecot = spawn("sh", ["-c", untilParentEnds, executable, join(dir, "dovecot.conf")], { stdio, detached: true });
    closeSync(said);
    await until("Dovecot to answer", async () => {
      if (dovecot && (dovecot.exitCode !== null || dovecot.signalCode !== null))
        throw new Error(`Dovecot: ${readFileSync(join(dir, "said"), "utf8")}`);
      return answers(port);
    });
  }
  async function kill(): Promise<void> {
    if (dovecot?.pid === undefined || dovecot.exitCode !== null || dovecot.signalCode !== null) return;
    const ended = once(dovecot, "exit");
    // The group contains the master process and everything it started.
    process.kill(-dovecot.pid, "SIGKILL");
    await ended;
    await until("Dovecot to leave its port", () => isFree(port));
    rmSync(join(dir, "run"), { recursive: true, force: true });
  }

  let delivered = 0;
  const smtp = await startSmtp(0, (raw, { from }) => {
    // Dovecot numbers letters that arrive in the same moment in the order of their names.
    const name = `${Date.now()}.M${String(delivered++).padStart(6, "0")}P${process.pid}.localhost`;
    writeFileSync(join(maildir, "tmp", name), Buffer.concat([Buffer.from(`Return-Path: <${from}>\r\n`), raw]));
    if (isRoot) chownSync(join(maildir, "tmp", name), owner.uid, owner.gid);
    renameSync(join(maildir, "tmp", name), join(maildir, "new", name));
    return Promise.resolve(null);
  });
  const transport = createTransport({ host: "127.0.0.1", port: smtp.port, secure: false, pool: true });
  await revive();

  return {
    imap: { host: "127.0.0.1", port, secure: false, user, password: "secret", path: "INBOX" },
    async send(source) {
      const bytes = Buffer.from(source);
      const text = bytes.toString("latin1");
      const isReport = /^return-path: <>/im.test(text);
      const from = /^from:.*?([\w.+-]+@[\w.-]+)/im.exec(text)?.[1] ?? "somebody@example.org";
      const raw = Buffer.from(text.replace(/^return-path:.*\r?\n/im, ""), "latin1");
      await transport.sendMail({ envelope: { from: isReport ? "" : from, to: ["legitka@uni.opole.pl"] }, raw });
    },
    kill,
    revive,
    async renumber() {
      await kill();
      for (const it of ["dovecot-uidlist", "dovecot-uidvalidity", "dovecot.index", "dovecot.index.log"])
        rmSync(join(maildir, it), { force: true });
      // The new numbering must be a moment later by Dovecot's own clock, or its name could be the old one.
      const base = Math.floor(Date.now() / 1000) + 1000;
      writeFileSync(join(maildir, "dovecot-uidlist"), `3 V${base} N5000 Gdeadbeefdeadbeefdeadbeefdeadbeef\n`);
      if (isRoot) chownSync(join(maildir, "dovecot-uidlist"), owner.uid, owner.gid);
      await revive();
    },
    async close() {
      transport.close();
      await smtp.close();
      await kill();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  readonly group: string;
}

function ownSelf(): Owner {
  const { uid, gid, username } = userInfo();
  return { uid, gid, name: username, group: execFileSync("id", ["-gn"], { encoding: "utf8" }).trim() };
}

const configuration = (dir: string, port: number, owner: Owner): string => `
protocols = imap
listen = 127.0.0.1
base_dir = ${dir}/run
state_dir = ${dir}/run
instance_name = ${dir.split("/").at(-1) ?? "legitka"}
log_path = ${dir}/log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain
first_valid_uid = 1
first_valid_gid = 1
default_internal_user = ${owner.name}
default_internal_group = ${owner.group}
default_login_user = ${owner.name}
default_process_limit = 20
default_vsz_limit = 0
mail_location = maildir:${dir}/mail/%u
mail_fsync = never
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${dir}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
auth_failure_delay = 0
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;

/** Whether a server greets at the port. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const end = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once("data", () => end(true));
    socket.once("error", () => end(false));
    socket.once("close", () => end(false));
  });
}
