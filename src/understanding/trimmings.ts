const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
};
/** The most characters scanned. In a longer text the pattern for quotations would search for their ends again and again. */
const longest = 6_000;
/** Teams quotes the earlier message before a reply to it. */
const quoted = /<(quoted|blockquote)\b[^>]*?(?:\/>|>[^]*?<\/\1>)/giu;
const tags = /<\/?[a-z][^<>]{0,200}>/giu;
/** Slack's short codes for emoji, with an optional skin tone. */
const shortCodes = /:[a-z][a-z0-9_+-]{1,40}:(?::skin-tone-\d:)?/giu;
const thumbsUp = /:(?:thumbsup|\+1):/giu;
const thumbsDown = /:(?:thumbsdown|-1):/giu;
const quotedLine = /^[^\S\n\r\u2028\u2029]*(?:>|&gt;).*$/gmu;
const signature =
  /\n[^\S\n]*(?:--[^\S\n]*\n|(?:wysłano z|wysłane z|sent from|get outlook|надіслано з|відправлено з)[^\n]*(?:\n|$))[^]*$/iu;

/**
 * Removes what the author of a text did not write: quotations, markup, emoji short codes, and the signature a phone appends. A text of
 * nothing else becomes empty, except for a thumb, which is an answer.
 */
export function withoutTrimmings(text: string): string {
  return text
    .slice(0, longest)
    .replace(quoted, " ")
    .replace(/&(nbsp|amp|lt|gt|quot|apos|#39);/giu, (it, name: string) => entities[name.toLowerCase()] ?? it)
    .replace(tags, " ")
    .replace(thumbsUp, "👍")
    .replace(thumbsDown, "👎")
    .replace(shortCodes, " ")
    .replace(quotedLine, "")
    .replace(signature, "")
    .trim();
}
