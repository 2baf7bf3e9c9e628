import type { Worker } from "node:worker_threads";
import { startThread, threadProgram } from "../../foundation/threads";
import { sizeRefusal, type Checked } from "./picture";

/** Checks a picture of anybody's: see `checkPicture`. It never rejects for what a picture contains. */
export type PictureCheck = (content: Buffer) => Promise<Checked>;

export interface PictureCheckOptions {
  /** How long one picture may take; milliseconds. */
  readonly deadlineMs?: number;
  /** The memory that one picture may take; MB. */
  readonly heapMb?: number;
}

/** A phone's photo with a code takes up to five seconds. Everybody's pictures wait for this one. */
const usualDeadlineMs = 10_000;
const usualHeapMb = 512;

/**
 * Creates a check that looks at one picture at a time, each in a thread of its own: a picture that was made to take all memory or
 * minutes ends that thread only. Pictures are rare, so starting a thread for each costs less than keeping one.
 */
export function createPictureCheck({
  deadlineMs = usualDeadlineMs,
  heapMb = usualHeapMb,
}: PictureCheckOptions = {}): PictureCheck {
  const program = threadProgram(__dirname, "checkWorker");
  let last: Promise<unknown> = Promise.resolve();

  async function check(content: Buffer): Promise<Checked> {
    const worker = await startThread(program, { heapMb });
    try {
      return await answerOf(worker, content, deadlineMs);
    } finally {
      await worker.terminate();
    }
  }

  return (content) => {
    const why = sizeRefusal(content);
    if (why !== undefined) return Promise.resolve({ ok: false, why });
    const checked = last.then(() => check(content));
    last = checked.catch(() => undefined);
    return checked;
  };
}

function answerOf(worker: Worker, content: Buffer, deadlineMs: number): Promise<Checked> {
  return new Promise((resolve) => {
    const settle = (it: Checked): void => {
      clearTimeout(timer);
      resolve(it);
    };
    const give = (): void => settle({ ok: false, why: "unreadable" });
    const timer = setTimeout(give, deadlineMs);
    worker.once("message", (it: Checked) => settle(it.ok ? { ...it, content: Buffer.from(it.content) } : it));
    worker.once("error", give);
    worker.once("exit", give);
    worker.postMessage(content);
  });
}
