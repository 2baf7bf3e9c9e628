import type { Letter } from "./letter";

const address = String.raw`<?([\w.!#$%&'*+/=?^{|}~-]{1,64}@[\w.-]{1,253})>?`;
/** The fields of a delivery report (RFC 3464, 2.3), and the recipient of the letter that it returns. */
const inReport = new RegExp(String.raw`^(?:(?:final|original)-recipient:\s*[\w-]+\s*;|to:)\s*${address}`, "gim");
const inHeader = new RegExp(address, "g");
const most = 20;

/** The addresses that a letter did not reach, in lower case, as far as the report about it names them. */
export function failedIn(letter: Letter): readonly string[] {
  const raw = letter.raw();
  const end = raw.search(/\r?\n\r?\n/);
  // The header of the report itself names our own mailbox, to which the report was sent.
  const body = end < 0 ? "" : raw.slice(end);
  const named = [
    ...[...body.matchAll(inReport)].map(([, it = ""]) => it),
    ...letter.header("x-failed-recipients").flatMap((line) => [...line.matchAll(inHeader)].map(([, it = ""]) => it)),
  ];
  return [...new Set(named.map((it) => it.toLowerCase()))].slice(0, most);
}
