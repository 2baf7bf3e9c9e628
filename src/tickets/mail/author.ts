/** RFC 5322, 3.4.1, without the quoted and bracketed forms, which no university mailbox uses. */
const address = String.raw`[\w.!#$%&'*+/=?^{|}~-]{1,64}@[a-z0-9.-]{1,253}`;
const plain = new RegExp(`^(${address})$`, "i");
/**
 * The text between the name and the address must not contain anything that another program could read as a second address, a
 * group or a route.
 */
const named = new RegExp(String.raw`^([^<>()\\,;:"]*)<\s*(${address})\s*>$`, "i");

/** Legitimate lines are shorter. In characters. */
const longest = 2_000;

/**
 * The address in a From line, in lower case; undefined unless every program must find the same single address. Otherwise the mail
 * server and this program could read different addresses from one line, and the address that the server confirmed would not be
 * the one that answers. So lines are refused that contain two addresses, routes, groups, a comment within the address, or quotes
 * or comments that are not closed.
 */
export function addressIn(line: string): string | undefined {
  if (line.length > longest || hasControls(line)) return undefined;
  const bare = withoutComments(line.replace(/"(?:[^"\\]|\\.)*"/g, quoted))?.trim();
  if (bare === undefined) return undefined;
  const alone = plain.exec(bare)?.[1];
  if (alone !== undefined) return alone.toLowerCase();
  const [, name = "", found] = named.exec(bare) ?? [];
  const mailbox = found?.toLowerCase();
  // Some programs repeat the address as the name.
  const isClear = !name.includes("@") || name.trim().toLowerCase() === mailbox;
  return isClear ? mailbox : undefined;
}

/** Characters above ASCII are the bytes of a name that was not encoded, and some of those look like control characters. */
const hasControls = (line: string): boolean => /[^\P{Cc}\t\u0080-\u009f]/u.test(line);

/**
 * Quoted text is never an address, whatever it looks like. It is replaced by this placeholder, so a quoted local part leaves no
 * valid address.
 */
const quoted = " ~ ";

/** The line without its comments. Undefined if a comment contains an address, is inside one, or is not closed. */
function withoutComments(line: string): string | undefined {
  const bare = line.replace(/(^|\s)\([^()<>@\\]*\)(?=\s|<|$)/g, "$1");
  return /[()]/.test(bare) ? undefined : bare;
}
