import { longestReply } from "../staffActions";

/** One letter may become this many messages. More would flood the chat. */
const mostParts = 4;
/** A message is cut after a paragraph if it is then at least this full, otherwise after a line, or after a word. */
const fullEnough = 0.5;

/**
 * Splits a text into pieces of the size a chat accepts, each ending after a paragraph, a line or a word. `left` is the text
 * beyond them.
 */
export function inParts(text: string): { readonly texts: readonly string[]; readonly left: string } {
  const texts: string[] = [];
  let left = text;
  while (left.length > longestReply && texts.length < mostParts - 1) {
    const end = endWithin(left, longestReply);
    texts.push(left.slice(0, end).trimEnd());
    left = left.slice(end).trimStart();
  }
  if (left.length <= longestReply) return { texts: [...texts, left], left: "" };
  const mark = " […]";
  const end = endWithin(left, longestReply - mark.length);
  return { texts: [...texts, left.slice(0, end).trimEnd() + mark], left: left.slice(end).trim() };
}

function endWithin(text: string, most: number): number {
  const beginning = text.slice(0, most);
  for (const boundary of ["\n\n", "\n", " "]) {
    const at = beginning.lastIndexOf(boundary);
    if (at >= most * fullEnough) return at;
  }
  // A surrogate pair must not be split.
  return /[\ud800-\udbff]$/.test(beginning) ? most - 1 : most;
}
