import { longestReply } from "../staffActions";

/** One letter may become so many messages; more would bury the chat. */
const mostParts = 4;
/** A message is cut at the end of a paragraph when that leaves it so full, or else of a line, or of a word. */
const fullEnough = 0.5;

/** A text in pieces that a chat takes, each ending where a paragraph, a line or a word does; and what is left beyond. */
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
