import type { Part } from "./mime";

/** The first bytes of the format in which Outlook packs a letter's formatting and files (MS-OXTNEF). */
const signature = 0x223e9f78;

/** Whether a part is Outlook's `winmail.dat`, whatever its type says. */
export const isTnef = ({ type, filename = "", content }: Part): boolean =>
  /^application\/(vnd\.)?(x-)?ms-tnef$/.test(type) ||
  /^win(mail|dat)\.dat$/i.test(filename) ||
  (content.length > 4 && content.readUInt32LE(0) === signature);

/** Whether it contains files, not only formatting. No maintained library reads the format, so staff are told instead. */
export function tnefHoldsFiles(content: Buffer): boolean {
  const ofFile = 2;
  let at = 6;
  // Each attribute: its level (1), id (4), length (4), data, checksum (2).
  while (at + 9 <= content.length) {
    const level = content[at];
    if (level === ofFile) return true;
    if (level !== 1) return false;
    at += 9 + content.readUInt32LE(at + 5) + 2;
  }
  return false;
}
