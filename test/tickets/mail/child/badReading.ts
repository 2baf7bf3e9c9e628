import { parentPort, workerData } from "node:worker_threads";
import { createLetterReader } from "../../../../src/tickets/mail/readLetter";
import { serveReading, type ReadingRules, type ToReading } from "../../../../src/tickets/mail/readingMessages";

/** A thread that reads letters as the product does, with the faults that a library may have: some letters keep it busy for ever. */
const port = parentPort;
if (port) {
  const held: string[] = [];
  const serve = serveReading(
    workerData as ReadingRules,
    (parts) => async (source, isWhole) => {
      const text = source.toString("latin1");
      while (text.includes("busy for good"));
      while (text.includes("all memory")) held.push("x".repeat(100_000) + String(held.length));
      if (text.includes("throws")) throw new Error("a part of it has no end");
      return createLetterReader(parts)(source, isWhole);
    },
    (it) => port.postMessage(it),
  );
  port.on("message", (it: ToReading) => serve(it));
  port.postMessage({ kind: "begun" });
}
