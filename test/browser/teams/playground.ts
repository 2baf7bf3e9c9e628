import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { patienceMs } from "../../support/waiting";

/** Microsoft's Agents Playground: the Teams client that needs neither a tenant nor the Internet. */
export interface Playground {
  /** The address at which a browser opens it. */
  readonly address: string;
  /** Ends the playground with everything it started, and removes what it wrote. May be called twice. */
  close(): Promise<void>;
}

const cli = require.resolve("@microsoft/m365agentsplayground/cli.js");

/**
 * Code that is loaded into the playground before it: it ends the process when nobody holds the other end of its input any more. So the playground
 * cannot outlive the tests, however they end.
 */
const endsWithUs = "data:text/javascript,process.stdin.resume().on('close',()=>process.exit())";

const person = (nth: number, givenName: string, surname: string) => ({
  id: `29:1-${nth}`,
  name: `${givenName} ${surname}`,
  userPrincipleName: `student${nth}@uni.example`,
  aadObjectId: `00000000-0000-4000-8000-0000000001${nth}0`,
  givenName,
  surname,
  email: `student${nth}@uni.example`,
});

/**
 * The people and the conversation in the playground, with ids of the kinds that Teams has. It requires exactly five other people; JSON is valid YAML,
 * too.
 */
const people = {
  version: "0.1.1",
  tenantId: "00000000-0000-4000-8000-000000000001",
  bot: { id: "28:00000000-0000-4000-8000-000000000002", name: "Legitka" },
  currentUser: person(0, "Anna", "Przykładna"),
  users: [
    person(1, "Bo", "Drugi"),
    person(2, "Cyryl", "Trzeci"),
    person(3, "Dobrawa", "Czwarta"),
    person(4, "Emilia", "Piąta"),
    person(5, "Fryderyk", "Szósty"),
  ],
  personalChat: { id: "a:1-personal" },
  groupChat: { id: "19:group@thread.v2", name: "Grupa" },
  team: { id: "19:team@thread.tacv2", name: "Rok", aadGroupId: "00000000-0000-4000-8000-000000000003", channels: [] },
};

/**
 * Starts the playground on a free port, talking to the bot at this URL. Resolves once it serves its page; rejects with
 * everything it said when that takes longer than the deadline.
 */
export async function startPlayground(botUrl: string, deadlineMs = patienceMs): Promise<Playground> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-playground-"));
  const log = join(dir, "playground.log");
  writeFileSync(join(dir, ".m365agentsplayground.yml"), JSON.stringify(people));
  const child = spawn(process.execPath, ["--import", endsWithUs, cli, ...options(botUrl)], {
    cwd: dir,
    env: environment(dir, log),
    stdio: ["pipe", "pipe", "pipe"],
    detached: true,
  });
  const ended = once(child, "close");
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= end());
  async function end(): Promise<void> {
    killGroup(child);
    await ended;
    rmSync(dir, { recursive: true, force: true });
  }

  let said = "";
  try {
    const address = await withinDeadline(deadlineMs, async (signal) => {
      const port = await printedPort(child, (text) => (said += text));
      const found = `http://127.0.0.1:${port}`;
      const { status } = await fetch(`${found}/`, { signal });
      if (status !== 200) throw new Error(`it answers ${status}`);
      return found;
    });
    return { address, close };
  } catch (cause) {
    // Without a terminal, the playground writes most of its output only to its log.
    const logged = existsSync(log) ? readFileSync(log, "utf8") : "";
    await close();
    throw new Error(`The Teams playground did not start: ${reason(cause)}. It said:\n${said}${logged}`, { cause });
  }
}

/** Port 0 lets the system choose, so no two starts can want the same one. */
function options(botUrl: string): string[] {
  return ["start", "--app-endpoint", botUrl, "--channel-id", "msteams", "--port", "0", "--disable-telemetry"];
}

/** A home folder of its own and nothing of our environment, such as a proxy, which would come between the playground and the bot. */
function environment(dir: string, log: string): Record<string, string | undefined> {
  return {
    PATH: process.env["PATH"],
    HOME: dir,
    TMPDIR: dir,
    M365_AGENTS_PLAYGROUND_LOGFILE: log,
    TEAMSAPPTESTER_BROWSER: "none",
    APPLICATION_INSIGHTS_NO_STATSBEAT: "true",
  };
}

/** Resolves to the port that the playground reports; rejects when it ends before that. */
function printedPort(child: ChildProcess, hear: (text: string) => string): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const output of [child.stdout, child.stderr])
      output?.setEncoding("utf8").on("data", (text: string) => {
        const port = /^Listening on (\d+)$/m.exec(hear(text))?.[1];
        if (port !== undefined) resolve(port);
      });
    child.on("close", (code, signal) => reject(new Error(`it ended with ${code ?? signal ?? "nothing"}`)));
  });
}

async function withinDeadline<T>(deadlineMs: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const done = new AbortController();
  const late = setTimeout(deadlineMs, undefined, { signal: done.signal }).then(() => {
    throw new Error(`it was not ready within ${deadlineMs / 1000} s`);
  });
  try {
    return await Promise.race([act(done.signal), late]);
  } finally {
    done.abort();
  }
}

/** The process leads a group, so this also ends everything it started. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (cause) {
    // ESRCH means that no process of the group is left.
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause;
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
