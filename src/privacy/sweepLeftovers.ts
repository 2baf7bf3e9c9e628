import { z } from "zod";
import type { Accounts } from "../accounts/accounts";
import type { Log } from "../ops/log";
import type { Store, Stored } from "../store/port";
import { leftoversIn, type Leftover } from "./leftovers";

/** A record that looked left over. */
export const suspectSchema = z.object({ kind: z.string(), partition: z.string(), id: z.string(), rev: z.int() });
export type Suspect = z.infer<typeof suspectSchema>;

const mostSuspects = 1_000;

export interface LeftoverDeps {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly log: Log;
}

/** Deletes records that were already left over a day ago and have not changed since; records the others in `found`. */
export async function* sweepLeftovers(
  deps: LeftoverDeps,
  before: readonly Suspect[],
  found: Suspect[],
): AsyncGenerator<number> {
  const { store, accounts } = deps;
  const known = new Set(before.map(nameOf));
  for (const kind of leftoversIn(store, accounts)) {
    for await (const stored of store.scan(kind.kind)) {
      if (!(await isLeft(deps, kind, stored))) yield 0;
      else if (known.has(nameOf(suspect(stored)))) yield (await end(store, kind, stored)) ? 1 : 0;
      else {
        if (found.length < mostSuspects) found.push(suspect(stored));
        yield 0;
      }
    }
  }
}

async function isLeft({ log }: LeftoverDeps, kind: Leftover, stored: Stored): Promise<boolean> {
  try {
    return await kind.isLeft(stored);
  } catch (err) {
    log.error({ kind: kind.kind, err }, "a record cannot be read and is kept");
    return false;
  }
}

const end = (store: Store, kind: Leftover, stored: Stored): Promise<boolean> =>
  kind.end
    ? kind.end(stored)
    : store.commit({ partition: stored.key.partition, expect: [stored], delete: [stored.key] });

const suspect = ({ key: { kind, partition: where, id = "" }, rev }: Stored): Suspect => ({
  kind,
  partition: where,
  id,
  rev,
});
const nameOf = ({ kind, partition: where, id, rev }: Suspect): string => [kind, where, id, rev].join("\0");
