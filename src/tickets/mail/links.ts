/**
 * Addresses of web pages as people know them: gateways wrap them into addresses of their own, which name the mailbox a
 * letter went to, with the signature that proves its ticket.
 */
export function plainAddress(address: string): string {
  const safe =
    /^https?:\/\/[\w.-]{1,100}\.safelinks\.protection\.(?:outlook\.com|office365\.us)\/[^?]{0,200}\?(?:.{0,50}&)?url=([^&\s]{1,4000})/i;
  const [, within] = safe.exec(address) ?? [];
  if (within !== undefined) return unescaped(within);
  const [, proofpoint] = /^https?:\/\/urldefense\.(?:com|us)\/v3\/__(.{1,4000}?)__;/i.exec(address) ?? [];
  if (proofpoint !== undefined) return proofpoint.replace(/^(https?:\/)([^/])/i, "$1/$2");
  const [, google] = /^https?:\/\/www\.google\.com\/url\?(?:.{0,50}&)?q=(http[^&\s]{1,4000})/i.exec(address) ?? [];
  return google === undefined ? address : unescaped(google);
}

/** A text with the addresses in it made plain. */
export const withPlainAddresses = (text: string): string =>
  text.includes("://") ? text.replace(/https?:\/\/[^\s<>"\])]{1,6000}/gi, plainAddress) : text;

/** What a link says: its words, and where it leads when they do not say so. Undefined for a link nobody can follow. */
export function saidOfLink(words: string, href: string): string | undefined {
  const to = plainAddress(href.trim());
  if (!/^(https?|mailto):/i.test(to) || words.trim() === "") return undefined;
  return bare(plainAddress(words)) === bare(to) ? undefined : to.replace(/^mailto:/i, "");
}

/** A plain text without the addresses that programs put behind words which say the same: «www.gov.pl<https://www.gov.pl>». */
export const withoutRepeatedAddresses = (text: string): string =>
  text.replace(/<((?:mailto:|https?:\/\/)[^\s<>]{3,2000})>/gi, (found, address: string, at: number) => {
    const before = text.slice(Math.max(0, at - longestRepeated), at);
    const words = before.slice(1 + Math.max(...[" ", "<", ">", "("].map((it) => before.lastIndexOf(it))));
    return words !== "" && saidOfLink(words, address) === undefined ? "" : found;
  });

const longestRepeated = 300;

/** An address without what people leave out. */
const bare = (address: string): string =>
  address
    .trim()
    .replace(/^(?:https?:\/\/(?:www\.)?|www\.|mailto:)/i, "")
    .replace(/\?subject=.*$/i, "")
    .replace(/\/$/, "")
    .toLowerCase();

function unescaped(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
