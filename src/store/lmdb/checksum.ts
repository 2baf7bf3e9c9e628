import { crc32 } from "node:zlib";

/** The data that a row's checksum covers besides its text. */
export interface RowName {
  readonly database: string;
  readonly key: readonly (string | number | Buffer)[];
  /** The revision of a record; 0 in databases without revisions. */
  readonly version: number;
}

/** JSON written on one line contains no line break, so a line break can only begin a checksum. */
const lineBreak = "\n";
const digits = 8;

/**
 * Adds a checksum to a row's text. It also covers the key and the revision: if a disk changes a bit of those, the row appears in
 * another place and would be believed there.
 */
export const withSum = (name: RowName, text: string): string => `${text}${lineBreak}${sumOf(name, text)}`;

/**
 * A row's text without its checksum; undefined when the checksum is wrong. A row from a version that wrote no checksums is
 * returned unchanged.
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
