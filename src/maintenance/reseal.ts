import { createVault, type KeyRing, type Vault } from "../accounts/vault";
import { createSeals } from "../helpdesk/auditChain";
import { headRecord, readHead, sealedHead } from "../helpdesk/auditHead";
import { Fault } from "../foundation/fault";
import type { Key, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import { resealedPayload, resealedRecord, sealedKinds, sealedQueue, sealedQueueTitle } from "./sealed";

export type Besides = Pick<Store, "now" | "get" | "scan" | "commit" | "claim">;

const jobsAtOnce = 100;
const leaseMs = 30_000;
const headKey: Key = { kind: "auditHead", partition: "audit" };

/** Counts by the title of a kind. */
export type Counts = Readonly<Record<string, number>>;

export interface Resealed {
  /** The values that were resealed with the newest key. */
  readonly done: Counts;
  /** Records that somebody else changed at every attempt. They are intact and still sealed with their old key. */
  readonly contended: Counts;
}

/**
 * Reseals with the newest key what is sealed with an older one, while the product may be running. Each record is committed on the
 * condition that it is unchanged since it was read, and is read again if somebody else was faster. Running it a second time
 * changes nothing.
 */
export async function reseal(store: Besides, ring: KeyRing): Promise<Resealed> {
  const vault = createVault(ring);
  const newest = ring.keys[0]?.id ?? "";
  const done: Record<string, number> = {};
  const contended: Record<string, number> = {};
  const count = (title: string, outcome: Outcome): void => {
    if (outcome === "unchanged") return;
    const counts = outcome === "done" ? done : contended;
    counts[title] = (counts[title] ?? 0) + 1;
  };

  for (const kind of sealedKinds) {
    for await (const stored of store.scan(kind.kind)) {
      const change = ({ key, value }: Stored) => resealedRecord(kind, key.partition, value, vault, newest);
      count(kind.title, await changed(store, stored, (it) => unlessLost(() => change(it))));
    }
  }
  const jobs = await resealJobs(store, vault, newest);
  if (jobs > 0) done[sealedQueueTitle] = jobs;
  const head = await store.get(headKey);
  if (head) count("audit log's head", await changed(store, head, (it) => resealedHead(it, ring)));
  return { done, contended };
}

/** A value whose key is lost is left unchanged; the report mentions it. */
function unlessLost<T>(change: () => T): T | undefined {
  try {
    return change();
  } catch (fault) {
    if (fault instanceof Fault && fault.code === "vault.cannotOpen") return undefined;
    throw fault;
  }
}

type Outcome = "done" | "unchanged" | "contended";
const tooBusy = "reseal.contended";

async function changed(store: Besides, found: Stored, change: (it: Stored) => unknown): Promise<Outcome> {
  if (change(found) === undefined) return "unchanged";
  const { key } = found;
  const decide = (stored: Stored | undefined) => {
    const value = stored && change(stored);
    if (value === undefined) return { result: "unchanged" as const };
    return { result: "done" as const, commit: { put: [{ key, value }] } };
  };
  // The report mentions all contended records together, so this fault is never shown.
  const fault = { code: tooBusy, message: `A ${key.kind} record changed too often.`, next: "Run this again." };
  return swap<Outcome>(store, key, decide, fault).catch((cause: unknown) => {
    if (cause instanceof Fault && cause.code === tooBusy) return "contended";
    throw cause;
  });
}

/**
 * Reseals jobs. Only jobs that are due are processed: they are claimed as a worker claims them, so that no worker holds them
 * meanwhile. Jobs that wait for their next attempt are left for the next run.
 */
async function resealJobs(store: Besides, vault: Vault, newest: string): Promise<number> {
  let count = 0;
  for (;;) {
    const jobs = await store.claim(sealedQueue, jobsAtOnce, leaseMs);
    for (const { queue, id, partition, payload, claim } of jobs) {
      const fresh = unlessLost(() => resealedPayload(payload, partition, vault, newest));
      // The job is scheduled a little later, so that this loop does not claim it again.
      const again = { queue, id, dueAt: store.now() + leaseMs, payload: fresh ?? payload };
      const held = await store.commit({ partition, finish: [{ queue, id, claim }], schedule: [again] });
      if (held && fresh) count += 1;
    }
    if (jobs.length < jobsAtOnce) return count;
  }
}

/** Reseals the head of the audit log, but only if its seal is valid: a head that was tampered with must stay recognisable. */
function resealedHead(stored: Stored, ring: KeyRing): unknown {
  const seals = createSeals(ring);
  const { head, isGood } = readHead(stored, seals);
  if (!isGood || headRecord.read(stored).key === ring.keys[0]?.id) return undefined;
  return headRecord.write(sealedHead(head, seals));
}
