import { Fault } from "../foundation/fault";

export const storeClosed = () =>
  new Fault({
    code: "store.closed",
    message: "The store was closed.",
    next: "Nothing, if the program is stopping. Otherwise something uses the store after closing it: report it.",
  });

export const wrongPartition = (partition: string, kind: string) =>
  new Fault({
    code: "store.partition",
    message: `A commit to one partition touches a ${kind} record of another.`,
    next: "This is a mistake in the program: one commit, one partition. Report it with the kind named here.",
    cause: { partition },
  });

export const badKey = (why: string) =>
  new Fault({
    code: "store.key",
    message: `A name cannot be a key of the store: ${why}.`,
    next: "Look where the name comes from; what a channel sends has to be shortened or hashed before it becomes a key.",
  });

export const badValue = (what: string, cause?: unknown) =>
  new Fault({
    code: "store.value",
    message: `${what} cannot be stored: it is no JSON value.`,
    next: "This is a mistake in the program. Report it with the record or queue named here.",
    cause,
  });

export const writeFailed = (cause: unknown) =>
  new Fault({
    code: "store.write",
    message: `The store could not write: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "See that the disk under DATA_DIR has room, is mounted writable, and reports no errors.",
    cause,
  });
