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

/** The next step for a damaged store, wherever the damage is found. */
const mend =
  "Stop the product, move the store's folder aside and keep it, and restore the last backup: `npm run restore -- FILE` (deploy/backup.md). `npm run store:check` says whether the store is whole; check the disk first.";

export const damaged = (what: string, cause?: unknown) =>
  new Fault({ code: "store.damaged", message: `The store is damaged: ${what}.`, next: mend, cause });

/** The message does not contain the row's key, because the key may name a person. */
export const damagedRow = (database: string, cause?: unknown) =>
  damaged(`what a row of «${database}» says is not what was written there`, cause);

export const unexpected = (cause: unknown) =>
  new Fault({
    code: "store.unexpected",
    message: `The store failed: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "Look into the log and at the disk under DATA_DIR; `npm run store:check` says whether the store is whole.",
    cause,
  });

export const writeFailed = (cause: unknown) =>
  new Fault({
    code: "store.write",
    message: `The store could not write: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "See that the disk under DATA_DIR has room, is mounted writable, and reports no errors.",
    cause,
  });
