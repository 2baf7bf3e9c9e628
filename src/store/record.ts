import { z } from "zod";
import { Fault } from "../foundation/fault";
import type { Stored } from "./port";

export interface RecordType<T> {
  /** @throws `record.tooNew` or `record.unreadable` when the stored value cannot be understood */
  read(stored: Stored): T;
  /** The value to pass to `put`: the record with its version. */
  write(value: T): unknown;
}

const envelope = z.object({ v: z.int(), it: z.unknown() });

/**
 * Defines a kind of record: it is stored with its version and validated whenever it is read. `migrate` raises a record from the
 * given version to the next one; it is called repeatedly until the record has the current version.
 */
export function defineRecord<T>(type: {
  readonly kind: string;
  readonly version: number;
  readonly schema: z.ZodType<T>;
  /** Fields that are stored under another name than in the code. */
  readonly storedAs?: { readonly [field in keyof T & string]?: string };
  /** The stored form of the value; the schema turns it back. */
  readonly toStore?: (value: T) => unknown;
  readonly migrate?: (version: number, it: unknown) => unknown;
}): RecordType<T> {
  const stored = Object.entries<string | undefined>(type.storedAs ?? {});
  const nameInCode = (name: string): string => stored.find(([, it]) => it === name)?.[0] ?? name;
  const nameInStore = (name: string): string => stored.find(([it]) => it === name)?.[1] ?? name;
  return {
    read({ value }) {
      const outer = envelope.safeParse(value);
      if (!outer.success) throw unreadable(type.kind, outer.error);
      if (outer.data.v > type.version) throw tooNew(type.kind, outer.data.v, type.version);
      let { it } = outer.data;
      for (let version = outer.data.v; version < type.version; version++) it = type.migrate?.(version, it);
      const parsed = type.schema.safeParse(stored.length > 0 ? renamed(it, nameInCode) : it);
      if (!parsed.success) throw unreadable(type.kind, parsed.error);
      return parsed.data;
    },
    write(value) {
      const it = type.toStore ? type.toStore(value) : value;
      return { v: type.version, it: stored.length > 0 ? renamed(it, nameInStore) : it };
    },
  };
}

const renamed = (it: unknown, nameOf: (name: string) => string): unknown =>
  typeof it === "object" && it !== null
    ? Object.fromEntries(Object.entries(it).map(([name, value]) => [nameOf(name), value]))
    : it;

const tooNew = (kind: string, found: number, known: number) =>
  new Fault({
    code: "record.tooNew",
    message: `A ${kind} record has version ${found}; this program knows ${known}.`,
    next: "Run the newer program again, or restore the data from before it ran.",
  });

const unreadable = (kind: string, cause: unknown) =>
  new Fault({
    code: "record.unreadable",
    message: `A ${kind} record cannot be read.`,
    next: "Restore it from a backup; if it came with a new version, that version lacks a migration.",
    cause,
  });
