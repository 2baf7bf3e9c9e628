/** RFC 5322, 3.4.1, without the forms in quotes or brackets, which no mailbox of a university has. */
const address = String.raw`[\w.!#$%&'*+/=?^{|}~-]{1,64}@[a-z0-9.-]{1,253}`;
const plain = new RegExp(`^(${address})$`, "i");
/** Between the name and the address nothing may stand that another program could take for a second address, a group or a route. */
const named = new RegExp(String.raw`^([^<>()\\,;:"]*)<\s*(${address})\s*>$`, "i");

/** Honest lines are shorter. In characters. */
const longest = 2_000;

/**
 * The address in a From line, in lower case; undefined unless every program must find the same single one there. A mail server
 * and this program could otherwise judge different addresses of one line: what the server confirmed would not be who answers.
 * So there is nobody in lines with two addresses, routes, groups, a comment within the address, or quotes or comments that have no end.
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

/** Characters above ASCII stand for the bytes of a name that was not encoded, and some of those look like controls. */
const hasControls = (line: string): boolean => /[^\P{Cc}\t\u0080-\u009f]/u.test(line);

/** What stands in quotes is no address, whatever it looks like; a local part in quotes leaves a word that is none. */
const quoted = " ~ ";

/**
 * Without comments, of which none may have an address in it, or stand within one. Undefined where that is so, or where they
 * do not end.
 */
function withoutComments(line: string): string | undefined {
  const bare = line.replace(/(^|\s)\([^()<>@\\]*\)(?=\s|<|$)/g, "$1");
  return /[()]/.test(bare) ? undefined : bare;
}
