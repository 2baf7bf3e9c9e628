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

/** How many of each kind, by title. */
export type Counts = Readonly<Record<string, number>>;

export interface Resealed {
  /** What was sealed anew. */
  readonly done: Counts;
  /** What somebody else wrote to each time it was about to be sealed anew: it is sealed as before, and whole. */
  readonly contended: Counts;
}

/**
 * Seals with the newest key what is sealed with an older one, beside the running product: each record in a commit that
 * expects it as it was read, and is read again when somebody was faster. Done twice it does nothing the second time.
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

/** What a lost key has sealed stays as it is, and is told of later. */
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
  // Told in the report, for all records together.
  const fault = { code: tooBusy, message: `A ${key.kind} record changed too often.`, next: "Run this again." };
  return swap<Outcome>(store, key, decide, fault).catch((cause: unknown) => {
    if (cause instanceof Fault && cause.code === tooBusy) return "contended";
    throw cause;
  });
}

/**
 * Those that are due, taken as a worker takes them, so that no worker has them meanwhile. Those that wait for their next try
 * are left, and found by the next run.
 */
async function resealJobs(store: Besides, vault: Vault, newest: string): Promise<number> {
  let count = 0;
  for (;;) {
    const jobs = await store.claim(sealedQueue, jobsAtOnce, leaseMs);
    for (const { queue, id, partition, payload, claim } of jobs) {
      const fresh = unlessLost(() => resealedPayload(payload, partition, vault, newest));
      // A moment later, so that this loop does not meet them again.
      const again = { queue, id, at: store.now() + leaseMs, payload: fresh ?? payload };
      const held = await store.commit({ partition, finish: [{ queue, id, claim }], schedule: [again] });
      if (held && fresh) count += 1;
    }
    if (jobs.length < jobsAtOnce) return count;
  }
}

/** Only a head that is good: one somebody meddled with must go on showing it. */
function resealedHead(stored: Stored, ring: KeyRing): unknown {
  const seals = createSeals(ring);
  const { head, isGood } = readHead(stored, seals);
  if (!isGood || headRecord.read(stored).key === ring.keys[0]?.id) return undefined;
  return headRecord.write(sealedHead(head, seals));
}
