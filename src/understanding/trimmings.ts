const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
};
/** More is not looked through: the ends of quotations would be looked for again and again. */
const longest = 6_000;
/** What Teams puts before an answer to an earlier message, with that message in it. */
const quoted = /<(quoted|blockquote)\b[^>]*?(?:\/>|>[^]*?<\/\1>)/giu;
const tags = /<\/?[a-z][^<>]{0,200}>/giu;
/** Slack's names for emoji, with a skin colour or without. */
const shortCodes = /:[a-z][a-z0-9_+-]{1,40}:(?::skin-tone-\d:)?/giu;
const thumbsUp = /:(?:thumbsup|\+1):/giu;
const thumbsDown = /:(?:thumbsdown|-1):/giu;
const quotedLine = /^[^\S\n]*(?:>|&gt;).*$/gmu;
const signature =
  /\n[^\S\n]*(?:--[^\S\n]*\n|(?:wysłano z|wysłane z|sent from|get outlook|надіслано з|відправлено з)[^\n]*(?:\n|$))[^]*$/iu;

/**
 * A text without what its writer did not write: quotations, markup, names of emoji, the line a phone adds at the end. A text that
 * is nothing but such things becomes empty, except for a thumb, which is an answer.
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
