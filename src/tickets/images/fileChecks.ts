import type { Worker } from "node:worker_threads";
import { startThread, threadProgram } from "../../foundation/threads";
import { pdfSizeRefusal, type PdfChecked } from "../pdf/pdf";
import { sizeRefusal, type Checked } from "./picture";

/** The checks of files that go from one person to another. They never reject for what a file contains. */
export interface FileChecks {
  /** Checks a picture of anybody's: see `checkPicture`. */
  picture(content: Buffer): Promise<Checked>;
  /** Checks a PDF: see `checkPdf`. */
  pdf(content: Buffer): Promise<PdfChecked>;
}

export interface FileCheckOptions {
  /** How long one file may take; milliseconds. */
  readonly deadlineMs?: number;
  /** The memory that one file may take; MB. */
  readonly heapMb?: number;
}

/** A phone's photo with a code takes up to five seconds. Everybody's files wait for this one. */
const usualDeadlineMs = 10_000;
const usualHeapMb = 512;

/**
 * Creates checks that look at one file at a time, each in a thread of its own: a file that was made to take all memory or
 * minutes ends that thread only. Files are rare, so starting a thread for each costs less than keeping one.
 */
export function createFileChecks({
  deadlineMs = usualDeadlineMs,
  heapMb = usualHeapMb,
}: FileCheckOptions = {}): FileChecks {
  const program = threadProgram(__dirname, "checkWorker");
  let last: Promise<unknown> = Promise.resolve();

  async function check(content: Buffer): Promise<unknown> {
    const worker = await startThread(program, { heapMb });
    try {
      return await answerOf(worker, content, deadlineMs);
    } finally {
      await worker.terminate();
    }
  }

  function inTurn(content: Buffer): Promise<unknown> {
    const checked = last.then(() => check(content));
    last = checked.catch(() => undefined);
    return checked;
  }

  return {
    async picture(content) {
      const why = sizeRefusal(content);
      if (why !== undefined) return { ok: false, why };
      const it = (await inTurn(content)) as Checked | undefined;
      if (!it) return { ok: false, why: "unreadable" };
      return it.ok ? { ...it, content: Buffer.from(it.content) } : it;
    },
    async pdf(content) {
      const why = pdfSizeRefusal(content);
      if (why !== undefined) return { ok: false, why };
      return ((await inTurn(content)) as PdfChecked | undefined) ?? { ok: false, why: "unreadable" };
    },
  };
}

/** The thread's finding about a file; undefined if the thread ended or took too long. */
function answerOf(worker: Worker, content: Buffer, deadlineMs: number): Promise<unknown> {
  return new Promise((resolve) => {
    const settle = (it?: unknown): void => {
      clearTimeout(timer);
      resolve(it);
    };
    const timer = setTimeout(settle, deadlineMs);
    worker.once("message", settle);
    worker.once("error", () => settle());
    worker.once("exit", () => settle());
    worker.postMessage(content);
  });
}
