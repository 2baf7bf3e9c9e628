import type { Banners } from "./banners";
import type { JobResult } from "../outbox/attempt";
import type { Job, JobToSchedule, Stored } from "../store/port";
import { gather, type GatherDeps } from "./gather";
import type { BroadcastBoard } from "./port";
import {
  broadcastJobSchema,
  broadcastKey,
  broadcastQueue,
  broadcastRecord,
  deliveryKey,
  deliveryPartition,
  deliveryRecord,
  noCounts,
  partitionOf,
  sumOf,
  watchJob,
  type Broadcast,
  type Delivery,
  type Draft,
} from "./records";
import { sendWave, type WaveDeps } from "./wave";

export interface BroadcastWorkDeps extends WaveDeps, GatherDeps {
  /** Undefined if staff have no place to read the report; then it is only logged. */
  readonly board: BroadcastBoard | undefined;
  readonly banners: Pick<Banners, "put">;
}

/** A finished delivery reports itself; this interval only matters if the process dies directly before that. */
const watchEveryMs = 60_000;

/** Performs broadcasts: gathers an audience, tells it wave by wave in each channel, and reports when all are done. */
export function createBroadcastWork(deps: BroadcastWorkDeps): (job: Job) => Promise<JobResult> {
  const { store, clock, log } = deps;

  return async (job) => {
    const it = broadcastJobSchema.parse(job.payload);
    if ("send" in it) return sendWave(deps, { id: it.send, channel: it.channel, job });
    if ("start" in it) return start(it.start, it.draft);
    return watch(it.watch, job);
  };

  /** Sends what was confirmed, also when the draft was written anew or deleted since. */
  async function start(id: string, draft: Draft): Promise<JobResult> {
    const { it, stored } = await read(id);
    if (it && it.state !== "draft") return "done";
    const { audience, texts } = draft;
    const begun = { ...draft, since: clock(), channels: [], counts: noCounts };
    if (audience.kind === "banner") {
      await deps.banners.put({ id, texts, from: audience.from, until: audience.until });
      return (await put(id, stored, { ...begun, state: "done" })) ? "done" : { againInMs: 0 };
    }
    if (!(await put(id, stored, { ...begun, state: "gathering" }, [watchJob(id, clock())]))) return { againInMs: 0 };
    deps.onDue();
    return "done";
  }

  async function watch(id: string, job: Job): Promise<JobResult> {
    const { it, stored } = await read(id);
    if (it?.state === "gathering" && stored) {
      await gather(deps, id, { it, rev: stored.rev }, job.claim);
      return { againInMs: 0 };
    }
    if (it?.state !== "sending") return "done";
    const deliveries = await Promise.all(it.channels.map((channel) => begun(id, channel)));
    if (deliveries.some(({ isDone }) => !isDone)) return { againInMs: watchEveryMs };
    const counts = sumOf([it.counts, ...deliveries.map((one) => one.counts)]);
    const done: Broadcast = { ...it, state: "done", since: clock(), counts };
    const told = (await deps.board?.finished({ id, broadcast: done, counts })) ?? "done";
    if (told !== "done") return told;
    log.info({ broadcast: id, counts }, "a message to many is sent");
    const gone = it.channels.map((channel) => deliveryKey(id, channel));
    await put(id, stored, done);
    for (const key of gone) await store.commit({ partition: key.partition, delete: [key] });
    return "done";
  }

  /** The delivery in a channel. It is started here if necessary, but only once the whole audience is stored. */
  async function begun(id: string, channel: string): Promise<Delivery> {
    const key = deliveryKey(id, channel);
    const stored = await store.get(key);
    if (!stored) throw new Error("a broadcast is being sent in a channel in which it has no delivery");
    const it = deliveryRecord.read(stored);
    if (it.isStarted) return it;
    await store.commit({
      partition: deliveryPartition(id, channel),
      expect: [{ key, rev: stored.rev }],
      put: [{ key, value: deliveryRecord.write({ ...it, isStarted: true }) }],
      schedule: [{ queue: broadcastQueue, id: "send", dueAt: clock(), payload: { send: id, channel } }],
    });
    deps.onDue();
    return it;
  }

  async function read(id: string): Promise<{ readonly it?: Broadcast; readonly stored: Stored | undefined }> {
    const stored = await store.get(broadcastKey(id));
    return { stored, ...(stored && { it: broadcastRecord.read(stored) }) };
  }

  function put(
    id: string,
    stored: Stored | undefined,
    it: Broadcast,
    schedule: readonly JobToSchedule[] = [],
  ): Promise<boolean> {
    const key = broadcastKey(id);
    return store.commit({
      partition: partitionOf(id),
      expect: [{ key, rev: stored?.rev ?? 0 }],
      put: [{ key, value: broadcastRecord.write(it) }],
      schedule,
    });
  }
}
