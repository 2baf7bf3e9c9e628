import { inflateSync } from "node:zlib";

/** A part of a PDF that is stored apart from its text, often compressed. */
export interface PdfStream {
  /** The end of the text before it, which says what it is. */
  readonly says: string;
  /** The content as it is stored. */
  readonly raw: Buffer;
  /** The content without compression; undefined if it is not compressed, or in another way. */
  readonly inflated: Buffer | undefined;
}

/** The content of a PDF is too much to be looked at. */
export class TooMuch extends Error {}

/** In bytes, of all streams together. */
const mostInflated = 96 * 1024 * 1024;
/** The text of a stream about itself is shorter; in characters. */
const longestAbout = 2_048;

/**
 * All streams of a PDF, found by the word with which they begin and not by the table of contents, which could hide some.
 *
 * @param text the whole file as Latin-1
 * @throws TooMuch
 */
export function* streamsOf(content: Buffer, text: string): Generator<PdfStream> {
  let left = mostInflated;
  let end = -1;
  for (const { index, 0: word } of text.matchAll(/(?<!end)stream\r?\n/g)) {
    const from = index + word.length;
    if (end < from) end = text.indexOf("endstream", from);
    const raw = content.subarray(from, end < 0 ? undefined : end);
    const inflated = inflatedFrom(raw, left);
    left -= inflated?.length ?? 0;
    yield { says: aboutIn(text.slice(Math.max(0, index - longestAbout), index)), raw, inflated };
    if (end < 0) return;
  }
}

const aboutIn = (before: string): string => before.slice(before.lastIndexOf(" obj") + 1);

function inflatedFrom(raw: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(raw, { maxOutputLength: Math.max(1, most), finishFlush: 2 });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ERR_BUFFER_TOO_LARGE") throw new TooMuch();
    return undefined;
  }
}
