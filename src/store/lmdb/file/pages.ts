import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { damaged } from "../../faults";

/** A page's header: its number, the transaction that wrote it, flags, and the bounds of its free space. */
export const headBytes = 24;
const smallestPage = 4096;
const largestPage = 65_536;

/** The kinds of pages, by the bit in a page's flags. */
export const kinds = { branch: 0x01, leaf: 0x02, overflow: 0x04, meta: 0x08 } as const;

/** LMDB's data about one tree (`MDB_db`). */
export interface Tree {
  readonly flags: number;
  readonly depth: number;
  readonly branchPages: number;
  readonly leafPages: number;
  readonly overflowPages: number;
  readonly entries: number;
  /** Undefined for an empty tree. */
  readonly root: number | undefined;
}
export const treeBytes = 48;
const noPage = 0xffff_ffff_ffff_ffffn;

/** @throws `store.damaged` when the number is larger than any that a store can have */
export function numberAt(bytes: Buffer, at: number): number {
  const number = Number(bytes.readBigUInt64LE(at));
  if (!Number.isSafeInteger(number)) throw damaged("a number in it is impossibly large");
  return number;
}

export const treeAt = (bytes: Buffer, at: number): Tree => ({
  flags: bytes.readUInt16LE(at + 4),
  depth: bytes.readUInt16LE(at + 6),
  branchPages: numberAt(bytes, at + 8),
  leafPages: numberAt(bytes, at + 16),
  overflowPages: numberAt(bytes, at + 24),
  entries: numberAt(bytes, at + 32),
  root: bytes.readBigUInt64LE(at + 40) === noPage ? undefined : numberAt(bytes, at + 40),
});

/**
 * The pages of a data file, read with ordinary reads. LMDB itself maps the file into memory and follows whatever numbers it finds
 * there, so a damaged file ends the process with SIGSEGV or SIGBUS. Reading it this way ends in a fault instead.
 */
export interface Pages {
  readonly pageBytes: number;
  /** The file's size when it was opened. */
  readonly bytes: number;
  /** @throws `store.damaged` when the file ends too early */
  read(at: number, length: number): Buffer;
  page(number: number, count?: number): Buffer;
  close(): void;
}

/** @throws `store.damaged` when the file is not an LMDB file; errors of the file system */
export function openPages(file: string): Pages {
  const descriptor = openSync(file, "r");
  try {
    const { size: bytes } = fstatSync(descriptor);
    const read = (at: number, length: number): Buffer => {
      const found = Buffer.alloc(length);
      for (let done = 0; done < length;) {
        const more = readSync(descriptor, found, done, length - done, at + done);
        if (more === 0) throw damaged(`the file ends after ${at + done} bytes, in the middle of what it holds`);
        done += more;
      }
      return found;
    };
    const pageBytes = bytes < smallestPage ? 0 : read(0, smallestPage).readUInt32LE(headBytes + 24);
    const isPageSize = pageBytes >= smallestPage && pageBytes <= largestPage && Number.isInteger(Math.log2(pageBytes));
    if (!isPageSize) throw damaged("its beginning is not that of a store's file");
    return {
      pageBytes,
      bytes,
      read,
      page: (number, count = 1) => read(number * pageBytes, count * pageBytes),
      close: () => closeSync(descriptor),
    };
  } catch (cause) {
    closeSync(descriptor);
    throw cause;
  }
}
