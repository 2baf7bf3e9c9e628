import { Joiner, Rewriter, Splitter } from "@zone-eu/mailsplit";
import iconv from "iconv-lite";
import type { Message } from "../../../sandbox/mail/message";

/** The parts of the old letter that the letters of the corpus answer; nothing in it belongs to a real person. */
const answered = {
  ticket: "L-ABC234",
  signature: "fmanm257jvgvj2vb",
  facts: ["Wydział: Wydział Nauk Społecznych", "Stan: kod gotowy do pobrania"],
};

/** The problem that the letters of the corpus answer, as a student describes it. */
export const describedProblem =
  "Aplikacja pisze, że mLegitymacja nie istnieje. Próbowałam trzy razy, telefon to Samsung A52.";

/**
 * A letter of the corpus as if it answered ours: it goes to that ticket's address and repeats that letter, in the way and in
 * the charset of the program that wrote it.
 */
export async function asAnswerTo(ours: Message, source: Buffer): Promise<Buffer> {
  const [, ticket = "", signature = ""] = /\[(L-[A-Z2-9]{6}):([a-z2-7]{16})\]/.exec(ours.text) ?? [];
  const facts = [...ours.text.matchAll(/^ {2}(\S[^:\n]*: .+)$/gm)].map(([, fact = ""]) => fact).slice(-2);
  const now = (text: string): string =>
    answered.facts
      .reduce((all, fact, at) => all.replaceAll(fact, facts[at] ?? ""), text)
      .replaceAll(answered.ticket, ticket)
      .replaceAll(answered.ticket.toLowerCase(), ticket.toLowerCase())
      .replaceAll(answered.signature, signature);

  const splitter = new Splitter();
  const rewriter = new Rewriter((node) => /^text\//.test(node.contentType || "text/plain"));
  rewriter.on("node", ({ node, decoder, encoder }) => {
    const chunks: Buffer[] = [];
    const charset = iconv.encodingExists(node.charset || "") ? node.charset || "utf-8" : "utf-8";
    decoder.on("data", (chunk: Buffer) => chunks.push(chunk));
    decoder.on("end", () => encoder.end(iconv.encode(now(iconv.decode(Buffer.concat(chunks), charset)), charset)));
  });
  const joined = splitter.pipe(rewriter).pipe(new Joiner());
  splitter.end(source);
  const pieces: Buffer[] = [];
  for await (const piece of joined) pieces.push(Buffer.from(piece as Uint8Array));
  const whole = Buffer.concat(pieces).toString("latin1");
  const head = whole.slice(0, whole.search(/\r?\n\r?\n/));
  return Buffer.from(now(head) + whole.slice(head.length), "latin1");
}
