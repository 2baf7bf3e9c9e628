import { z } from "zod";
import { keyOfSealed } from "../accounts/vault";
import type { Dumped } from "../store/dump";
import { sealedIn, sealedInJob, sealedKinds, sealedQueue, sealedQueueTitle } from "./sealed";

/** The purposes for which a key is still needed. */
export interface KeyUse {
  /** How many sealed values only this key can open, by the title of their kind. */
  readonly opens: Readonly<Record<string, number>>;
  /** How many entries of the audit log are sealed with this key, and when the newest of them was written; ISO 8601. */
  readonly audit: { readonly entries: number; readonly newest: string };
}

const entrySchema = z.object({ it: z.object({ key: z.string(), at: z.string() }) });

/** Finds out which keys a store currently needs, by key name. */
export async function keysInUse(items: AsyncIterable<Dumped>): Promise<ReadonlyMap<string, KeyUse>> {
  const uses = new Map<string, { opens: Record<string, number>; audit: { entries: number; newest: string } }>();
  const useOf = (key: string) => {
    const use = uses.get(key) ?? { opens: {}, audit: { entries: 0, newest: "" } };
    uses.set(key, use);
    return use;
  };
  const needs = (sealed: string, title: string): void => {
    const { opens } = useOf(keyOfSealed(sealed));
    opens[title] = (opens[title] ?? 0) + 1;
  };
  for await (const it of items) {
    if (it.kind === "job") {
      const sealed = it.queue === sealedQueue ? sealedInJob(it.payload) : undefined;
      if (sealed !== undefined) needs(sealed, sealedQueueTitle);
      continue;
    }
    const kind = sealedKinds.find(({ kind: name }) => name === it.key.kind);
    if (kind) for (const [, sealed] of sealedIn(kind, it.value)) needs(sealed, kind.title);
    const entry = it.key.kind === "auditEntry" ? entrySchema.safeParse(it.value).data?.it : undefined;
    if (entry) {
      const { audit } = useOf(entry.key);
      audit.entries += 1;
      if (entry.at > audit.newest) audit.newest = entry.at;
    }
    if (it.key.kind === "auditHead") {
      const head = entrySchema.shape.it.pick({ key: true }).safeParse((it.value as { it?: unknown }).it).data;
      if (head && head.key !== "") needs(`${head.key}.`, "audit log's head");
    }
  }
  return uses;
}
