import { crc32 } from "node:zlib";

/** What a checksum of a row covers besides its text. */
export interface RowName {
  readonly database: string;
  readonly key: readonly (string | number | Buffer)[];
  /** The revision of a record; 0 in databases without revisions. */
  readonly version: number;
}

/** A line break stands nowhere in JSON that was written in one line, so it can only begin a checksum. */
const lineBreak = "\n";
const digits = 8;

/**
 * Adds a checksum to a row's text. It covers the key and the revision too: a disk that changes one bit of those puts the row
 * in another place, where it would be believed.
 */
export const withSum = (name: RowName, text: string): string => `${text}${lineBreak}${sumOf(name, text)}`;

/**
 * A row's text without its checksum; undefined when the checksum does not fit. A row of a version that wrote none is taken as it
 * is.
 */
export function withoutSum(name: RowName, stored: string): string | undefined {
  const at = stored.length - digits - 1;
  if (!hasSum(stored)) return stored;
  const text = stored.slice(0, at);
  return stored.slice(at + 1) === sumOf(name, text) ? text : undefined;
}

export const hasSum = (stored: string): boolean => stored[stored.length - digits - 1] === lineBreak;

function sumOf({ database, key, version }: RowName, text: string): string {
  const named = crc32([database, version, ...key].join("\0"));
  return crc32(text, named).toString(16).padStart(digits, "0");
}
