import { z } from "zod";
import type { ViewVote } from "../../dialogs/kit/view";
import { voteReasons, voteSubjects } from "../../dialogs/kit/vote";
import type { Cast, TakeVote } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";
import { dayMs } from "../foundation/time";
import type { JobResult } from "../outbox/attempt";
import type { Count, Statistics } from "../statistics/port";
import { defineRecord } from "../store/record";
import type { Job, Key, Store, Stored } from "../store/port";
import { swap } from "../store/swap";

/** The votes that are to be counted once the student has had time to change their mind. */
export const voteQueue = "vote";

const settledAfterMs = 10 * 60_000;

/**
 * How long a vote can be cast on a message, and the mark is kept that it was counted: no vote can come after its mark has been
 * deleted, or it would be counted again.
 */
export const voteMs = 7 * dayMs;

/**
 * The mark that somebody has voted on a message, without what they said: it only keeps the vote from being counted twice, and
 * is deleted after a week.
 */
const record = defineRecord({
  kind: "vote",
  version: 1,
  schema: z.object({ at: z.number(), isCounted: z.boolean() }),
});

const payloadSchema: z.ZodType<Pick<ViewVote, "about" | "topic"> & Cast> = z.object({
  about: z.enum(voteSubjects),
  topic: z.string().exactOptional(),
  verdict: z.enum(["up", "down"]),
  why: z.enum(voteReasons).exactOptional(),
});

const keyOf = (chatId: string, id: string): Key => ({ kind: "vote", partition: chatId, id });

export interface VotesDeps {
  readonly store: Store;
  /** Counts verdicts and the reasons for a 👎, each exactly once. */
  readonly statistics: Pick<Statistics, "jobFor">;
}

export interface Votes {
  readonly take: TakeVote;
  /** Counts a vote that has settled. It is the handler of `voteQueue`. */
  readonly settle: (job: Job) => Promise<JobResult>;
}

/**
 * Counts votes, each once. A vote exists for some minutes only, in the job that counts it: a later vote replaces that job, so
 * nothing ever has to be subtracted. A vote with a reason is counted at once.
 */
export function createVotes({ store, statistics }: VotesDeps): Votes {
  return {
    async take(chatId, { id, askedAt, ...subject }, cast) {
      if (store.now() - askedAt >= voteMs) return;
      const key = keyOf(chatId, id);
      const decide = (stored: Stored | undefined) => {
        const before = stored && record.read(stored);
        if (before?.isCounted) return { result: undefined };
        const now = store.now();
        const mark = before ?? { at: now, isCounted: false };
        const at = cast.why === undefined ? now + settledAfterMs : now;
        return {
          result: undefined,
          commit: {
            put: [{ key, value: record.write(mark) }],
            schedule: [{ queue: voteQueue, id, dueAt: at, payload: { ...subject, ...cast } }],
          },
        };
      };
      await swap(store, key, decide, contended);
    },

    async settle(job) {
      const { queue, id, claim, partition } = job;
      const key = keyOf(partition, id);
      const stored = await store.get(key);
      const put = stored ? [{ key, value: record.write({ ...record.read(stored), isCounted: true }) }] : [];
      const vote = payloadSchema.safeParse(job.payload).data;
      const about = vote?.topic ?? vote?.about ?? "";
      const { verdict, why } = vote ?? {};
      const counted: readonly Count[] = [
        ...(verdict ? [{ name: "satisfaction", labels: { about, verdict } } as const] : []),
        ...(why ? [{ name: "voteReason", labels: { about, why } } as const] : []),
      ];
      await store.commit({
        partition,
        expect: stored ? [stored] : [],
        put,
        schedule: counted.map((it) => statistics.jobFor(it)),
        finish: [{ queue, id, claim }],
      });
      return "finished";
    },
  };
}

/** The marks of a chat's votes. */
export async function voteMarks(store: Store, chatId: ChatId): Promise<Key[]> {
  const keys: Key[] = [];
  for await (const { key } of store.scan("vote", chatId)) keys.push(key);
  return keys;
}

const contended = {
  code: "vote.contended",
  message: "A vote changed too often to be taken in.",
  next: "Nothing: a vote that is lost does no harm.",
};
