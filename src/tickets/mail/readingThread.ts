import type { Worker } from "node:worker_threads";
import { Fault } from "../../foundation/fault";
import { startThread, threadProgram } from "../../foundation/threads";
import { hourMs } from "../../foundation/time";
import { createReplyAddresses } from "./replyAddress";
import type { FromReading, ReadingRules, ToReading } from "./readingMessages";
import type { LetterReader, Read, ReaderDeps } from "./readLetter";

export interface ReadingThreadDeps {
  readonly rules: ReadingRules;
  readonly saidAbout: NonNullable<ReaderDeps["saidAbout"]>;
  readonly clock: () => number;
  /** How long one letter may take; milliseconds. */
  readonly deadlineMs?: number;
  /** How long a stranger's letter may take while many letters cannot be read; milliseconds. */
  readonly hurriedMs?: number;
  /** The memory that reading may use, besides the letter itself; MB. */
  readonly heapMb?: number;
  /** The thread's program. */
  readonly program?: string;
}

export interface ReadingThread {
  /**
   * Reads a letter; call it for one letter at a time.
   *
   * @throws `letter.unreadable` when it takes too long or too much memory, or cannot be read; and what `saidAbout` throws
   */
  readonly read: LetterReader;
  close(): Promise<void>;
}

/** A letter with a picture of 25 MB takes about a second. */
const usualDeadlineMs = 30_000;
const usualHeapMb = 384;
/** Nearly every letter takes less than a second, also on a busy machine. */
const usualHurriedMs = 3_000;
/** After this many letters within an hour that could not be read, strangers' letters must be read more quickly. */
const mostUnreadable = 3;
/** No honest header is longer. */
const longestHeader = 64 * 1024;

/**
 * Reads letters in a separate thread. Anybody can send a letter, and a library that parses it may use minutes or all memory if
 * the letter was made for that. Then the thread ends and not the process, and other work is not delayed meanwhile.
 */
export function createReadingThread(deps: ReadingThreadDeps): ReadingThread {
  const { deadlineMs = usualDeadlineMs, heapMb = usualHeapMb } = deps;
  const program = deps.program ?? threadProgram(__dirname, "readingWorker");
  const deadlineOf = createDeadlines({ deadlineMs, hurriedMs: usualHurriedMs, ...deps });
  let running: Promise<Worker> | undefined;

  async function start(): Promise<Worker> {
    const worker = await startThread(program, { workerData: deps.rules, heapMb });
    worker.once("exit", () => (running = undefined));
    return worker;
  }

  async function end(): Promise<void> {
    const worker = await running?.catch(() => undefined);
    running = undefined;
    await worker?.terminate();
  }

  return {
    async read(source, isWhole) {
      running ??= start();
      const worker = await running.catch(async (cause: unknown) => {
        await end();
        throw cause;
      });
      try {
        return await answerOf(worker, { kind: "read", source, isWhole }, deadlineOf.letter(source), deps.saidAbout);
      } catch (cause) {
        deadlineOf.failed(cause);
        // After any failure, the next letter is read in a fresh thread.
        await end();
        throw cause;
      }
    },
    close: end,
  };
}

/**
 * The time that a letter may take. A hundred letters made to be unreadable must not hold the mailbox for an hour; letters that are
 * addressed to a ticket, with its signature, come from somebody who got a letter of ours, and always have the whole time.
 */
function createDeadlines({
  rules: { replyTo, keys },
  clock,
  deadlineMs,
  hurriedMs,
}: Pick<ReadingThreadDeps, "rules" | "clock"> & Required<Pick<ReadingThreadDeps, "deadlineMs" | "hurriedMs">>) {
  const addresses = createReplyAddresses({ address: replyTo, keys: keys.map((it) => Buffer.from(it)) });
  let unreadable: readonly number[] = [];
  const isToTicket = (source: Buffer): boolean => {
    const beginning = source.toString("latin1", 0, longestHeader);
    const [header = ""] = beginning.split(/\r?\n\r?\n/, 1);
    return addresses.provenIn(header).length > 0;
  };
  return {
    letter(source: Buffer): number {
      unreadable = unreadable.filter((at) => at > clock() - hourMs);
      const isHurried = unreadable.length >= mostUnreadable && !isToTicket(source);
      return isHurried ? Math.min(hurriedMs, deadlineMs) : deadlineMs;
    },
    failed(cause: unknown): void {
      if (cause instanceof Fault && cause.code === code) unreadable = [...unreadable, clock()].slice(-mostUnreadable);
    },
  };
}

function answerOf(
  worker: Worker,
  asked: ToReading,
  deadlineMs: number,
  saidAbout: ReadingThreadDeps["saidAbout"],
): Promise<Read> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      worker.off("message", take).off("error", broken).off("exit", gone);
      act();
    };
    const fail = (why: string): void => settle(() => reject(unreadable(why)));
    const timer = setTimeout(() => fail(`it took longer than ${deadlineMs / 1_000} s`), deadlineMs);
    const broken = (cause: Error): void => fail(cause.message);
    const gone = (): void => fail("the thread that read it ended");
    const take = (it: FromReading): void => {
      if (it.kind === "done") settle(() => resolve(withBuffers(it.read)));
      else if (it.kind === "failed") fail(it.cause);
      else if (it.kind === "saidAbout")
        saidAbout(it.ticket).then(
          (about) => worker.postMessage({ kind: "said", about } satisfies ToReading),
          (cause: unknown) => settle(() => reject(cause instanceof Error ? cause : new Error(String(cause)))),
        );
    };
    worker.on("message", take).on("error", broken).on("exit", gone);
    worker.postMessage(asked);
  });
}

/** Bytes from another thread arrive as plain Uint8Arrays; this makes them Buffers again. */
function withBuffers(read: Read): Read {
  if (read.kind !== "answer") return read;
  const files = read.files.map(({ content, ...file }) => ({
    ...file,
    ...(content && { content: Buffer.from(content) }),
  }));
  return { ...read, files };
}

const code = "letter.unreadable";

const unreadable = (why: string) =>
  new Fault({
    code,
    message: `A letter could not be read: ${why}.`,
    next: "Look at the letter in the bot's mailbox, where it stays unread, and answer its sender another way.",
  });
