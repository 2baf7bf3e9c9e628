/**
 * The original address of a web page. Gateways wrap addresses into their own, which contain the mailbox that a letter was sent
 * to, and with it the signature that proves its ticket.
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

/** A text in which wrapped addresses are replaced by the original ones. */
export const withPlainAddresses = (text: string): string =>
  text.includes("://") ? text.replace(/https?:\/\/[^\s<>"\])]{1,6000}/gi, plainAddress) : text;

/**
 * The text of a link: its label, followed by its target if the label does not contain it. Undefined for a link that cannot be
 * opened.
 */
export function saidOfLink(words: string, href: string): string | undefined {
  const to = plainAddress(href.trim());
  if (!/^(https?|mailto):/i.test(to) || words.trim() === "") return undefined;
  return bare(plainAddress(words)) === bare(to) ? undefined : to.replace(/^mailto:/i, "");
}

/**
 * A plain text without the addresses that programs add after a label that already contains them:
 * «www.gov.pl<https://www.gov.pl>».
 */
export const withoutRepeatedAddresses = (text: string): string =>
  text.replace(/<((?:mailto:|https?:\/\/)[^\s<>]{3,2000})>/gi, (found, address: string, at: number) => {
    const before = text.slice(Math.max(0, at - longestRepeated), at);
    const words = before.slice(1 + Math.max(...[" ", "<", ">", "("].map((it) => before.lastIndexOf(it))));
    return words !== "" && saidOfLink(words, address) === undefined ? "" : found;
  });

const longestRepeated = 300;

/** An address without the parts that people leave out. */
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
