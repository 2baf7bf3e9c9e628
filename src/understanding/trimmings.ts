const entities: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
};
/** The most characters scanned. */
const longest = 6_000;
/** Teams quotes the earlier message before a reply to it. */
const opening = /<(quoted|blockquote)\b[^<>]{0,500}>/giu;
const closings: Readonly<Record<string, RegExp>> = { quoted: /<\/quoted>/giu, blockquote: /<\/blockquote>/giu };
const tags = /<\/?[a-z][^<>]{0,200}>/giu;
/** Slack's short codes for emoji, with an optional skin tone. */
const shortCodes = /:[a-z][a-z0-9_+-]{1,40}:(?::skin-tone-\d:)?/giu;
const thumbsUp = /:(?:thumbsup|\+1):/giu;
const thumbsDown = /:(?:thumbsdown|-1):/giu;
const quotedLine = /^[^\S\n\r\u2028\u2029]*(?:>|&gt;).*$/gmu;
const signature =
  /\n[^\S\n]*(?:--[^\S\n]*\n|(?:wysłano z|wysłane z|sent from|get outlook|надіслано з|відправлено з)[^\n]*(?:\n|$))[^]*$/iu;

/** A text without any of these signs and line breaks has nothing that is removed. Most texts have none, and the patterns take long. */
const mayHaveTrimmings = /[<>&:\n\r\u2028\u2029]/;

/**
 * Removes what the author of a text did not write: quotations, markup, emoji short codes, and the signature a phone appends. A text of
 * nothing else becomes empty, except for a thumb, which is an answer.
 */
export function withoutTrimmings(text: string): string {
  const read = text.slice(0, longest);
  if (!mayHaveTrimmings.test(read)) return read.trim();
  return withoutQuoted(read)
    .replace(/&(nbsp|amp|lt|gt|quot|apos|#39);/giu, (it, name: string) => entities[name.toLowerCase()] ?? it)
    .replace(tags, " ")
    .replace(thumbsUp, "👍")
    .replace(thumbsDown, "👎")
    .replace(shortCodes, " ")
    .replace(quotedLine, "")
    .replace(signature, "")
    .trim();
}

/** Each quotation ends with the next end of its kind. A pattern for both would search for the end of every one that has none. */
function withoutQuoted(text: string): string {
  let kept = "";
  let from = 0;
  for (const { 0: tag, 1: kind = "", index } of text.matchAll(opening)) {
    if (index < from) continue;
    const end = tag.endsWith("/>") ? index + tag.length : endOf(text, kind, index + tag.length);
    if (end === undefined) continue;
    kept += `${text.slice(from, index)} `;
    from = end;
  }
  return kept + text.slice(from);
}

function endOf(text: string, kind: string, from: number): number | undefined {
  const closing = new RegExp(closings[kind.toLowerCase()] ?? /$^/);
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : undefined;
}
