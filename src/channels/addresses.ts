/** A URL in a text, without the punctuation and the mark of bold words that follow it. */
const address = /https?:\/\/[^\s<>|\ue011]*[^\s<>|\ue011.,;:!?)»”"'\]]/g;

/** Whether a text contains a URL that people should be able to open. */
export const hasAddress = (text: string): boolean => text.search(address) >= 0;

/** Rewrites a text: its URLs with one function and the text between them with another. */
export function rewritten(text: string, ways: { url(url: string): string; rest(text: string): string }): string {
  let written = "";
  let at = 0;
  for (const { 0: url, index } of text.matchAll(address)) {
    written += `${ways.rest(text.slice(at, index))}${ways.url(url)}`;
    at = index + url.length;
  }
  return written + ways.rest(text.slice(at));
}
