import type { BotLetter } from "./botMailbox";
import { isInSet } from "./imapCommand";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const section = /^BODY(?:\.PEEK)?\[(HEADER)?\](?:<(\d+)\.(\d+)>)?$/;

/** A FETCH response without its number; undefined if the client requested an item that this server does not support. */
export function fetched(letter: BotLetter, items: readonly string[]): Buffer | undefined {
  const parts: Buffer[] = [];
  for (const item of items.map((it) => it.toUpperCase())) {
    const part = fetchedItem(letter, item);
    if (!part) return undefined;
    parts.push(parts.length === 0 ? part : Buffer.concat([Buffer.from(" "), part]));
  }
  return Buffer.concat([Buffer.from("FETCH ("), ...parts, Buffer.from(")\r\n")]);
}

function fetchedItem({ uid, source, receivedAt, flags }: BotLetter, item: string): Buffer | undefined {
  switch (item) {
    case "UID":
      return Buffer.from(`UID ${uid}`);
    case "FLAGS":
      return Buffer.from(`FLAGS (${[...flags].join(" ")})`);
    case "RFC822.SIZE":
      return Buffer.from(`RFC822.SIZE ${source.length}`);
    case "INTERNALDATE":
      return Buffer.from(`INTERNALDATE "${internalDate(receivedAt)}"`);
  }
  const [known, header = "", from, count] = section.exec(item) ?? [];
  if (known === undefined) return undefined;
  const end = source.indexOf("\r\n\r\n");
  const all = header === "" || end === -1 ? source : source.subarray(0, end + 4);
  const start = Number(from ?? 0);
  const bytes = count === undefined ? all : all.subarray(start, start + Number(count));
  const name = `BODY[${header}]${from === undefined ? "" : `<${from}>`}`;
  return Buffer.concat([Buffer.from(`${name} {${bytes.length}}\r\n`), bytes]);
}

/** The function that says whether a letter matches a search; undefined for search keys that this server does not support. */
export function finder(words: readonly string[], largestUid: number): ((letter: BotLetter) => boolean) | undefined {
  const keys: ((letter: BotLetter) => boolean)[] = [];
  const left = words.filter((it) => it !== "(" && it !== ")");
  for (let key = left.shift(); key !== undefined; key = left.shift()) {
    const argument = (): string => left.shift() ?? "";
    switch (key.toUpperCase()) {
      case "ALL":
        break;
      case "UNSEEN":
        keys.push(({ flags }) => !flags.has("\\Seen"));
        break;
      case "UID": {
        const isIn = isInSet(argument(), largestUid);
        keys.push(({ uid }) => isIn(uid));
        break;
      }
      case "SINCE": {
        const [day, month = "", year] = argument().split("-");
        const since = Date.UTC(Number(year), months.indexOf(month), Number(day));
        keys.push(({ receivedAt }) => receivedAt >= since);
        break;
      }
      default:
        return undefined;
    }
  }
  return (letter) => keys.every((it) => it(letter));
}

function internalDate(time: number): string {
  const it = new Date(time);
  const day = String(it.getUTCDate()).padStart(2, " ");
  return `${day}-${months[it.getUTCMonth()] ?? ""}-${it.getUTCFullYear()} ${it.toISOString().slice(11, 19)} +0000`;
}
