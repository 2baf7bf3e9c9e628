import { parentPort, workerData } from "node:worker_threads";
import { serveReading, type FromReading, type ReadingRules, type ToReading } from "./readingMessages";
import { createLetterReader } from "./readLetter";

/** The thread in which letters are read; `readingThread.ts` starts it. */
if (parentPort) {
  const port = parentPort;
  const post = (it: FromReading): void => port.postMessage(it);
  const serve = serveReading(workerData as ReadingRules, createLetterReader, post);
  port.on("message", (it: ToReading) => serve(it));
  post({ kind: "begun" });
}
