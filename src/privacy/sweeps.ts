import { z } from "zod";
import type { Stored } from "../store/port";
import { endAccount, endConversation, endTicket, type SweepDeps } from "./endings";
import { dayMs } from "../foundation/time";
import { voteMs } from "../votes/votes";
import { weekOfKey } from "../statistics/record";
import { mondayOf } from "../statistics/week";

/** Goes through all records of a kind and yields for each how many records it deleted. */
export type Sweep = (now: number) => AsyncGenerator<number>;

/** How long the record of a removed app is kept; longer than messages wait for an app that may come back. */
const removedMs = 30 * dayMs;

/** How long a sent message to many people is kept, and how long a draft of one. */
const broadcastMs = 90 * dayMs;
const draftMs = dayMs;

const place = z.object({ it: z.object({ told: z.record(z.string(), z.number()) }) });
const withTime = z.object({ it: z.object({ at: z.number() }) });
const ofBroadcast = z.object({ it: z.object({ state: z.string(), since: z.number() }) });
const expiring = z.object({ it: z.object({ expiresAt: z.number() }) });
const workspace = z.object({ it: z.object({ revokedAt: z.number().nullable() }) });

/** The sweeps over everything whose retention period ends, in the order in which they run. */
export function sweepsOf(deps: SweepDeps): Readonly<Record<string, Sweep>> {
  const { store, audit, limits } = deps;
  async function* each(kind: string, end: (stored: Stored) => Promise<number>): AsyncGenerator<number> {
    for await (const stored of store.scan(kind)) yield await end(stored);
  }

  /** Ends a record that says when it was written. One that cannot be read is useless. */
  function dropAfter(ms: number, stored: Stored, now: number): Promise<number> {
    const at = withTime.safeParse(stored.value).data?.it.at;
    return drop(stored, at === undefined || at + ms <= now);
  }

  async function drop(stored: Stored, isOver: boolean): Promise<number> {
    const { key, rev } = stored;
    return isOver && (await store.commit({ partition: key.partition, expect: [{ key, rev }], delete: [key] })) ? 1 : 0;
  }

  async function* expired(kinds: readonly string[], now: number): AsyncGenerator<number> {
    for (const kind of kinds)
      yield* each(kind, (it) => {
        const expiresAt = expiring.safeParse(it.value).data?.it.expiresAt;
        // A record that cannot be read lets nobody in.
        return drop(it, expiresAt === undefined || expiresAt <= now);
      });
  }

  return {
    tickets: (now) => each("ticket", (it) => endTicket(deps, it, now)),
    accounts: (now) => each("account", (it) => endAccount(deps, it, now)),
    conversations: (now) => each("person", (it) => endConversation(deps, it, now)),
    missed: (now) => each("missed", (it) => dropAfter(limits.missedMs, it, now)),
    votes: (now) => each("vote", (it) => dropAfter(voteMs, it, now)),
    teamsVotes: (now) => each("teamsVote", (it) => dropAfter(voteMs, it, now)),
    async *audit(now) {
      yield await audit.prune(now - limits.auditMs);
    },
    broadcasts: (now) =>
      each("broadcast", (it) => {
        const { state, since } = ofBroadcast.safeParse(it.value).data?.it ?? { state: "unknown", since: now };
        return drop(it, since + (state === "draft" ? draftMs : broadcastMs) < now);
      }),
    answersToMany: (now) =>
      each("answerToMany", (it) => {
        const { state, since } = ofBroadcast.safeParse(it.value).data?.it ?? { state: "unknown", since: now };
        return drop(it, state !== "sending" && since + (state === "draft" ? draftMs : broadcastMs) < now);
      }),
    statistics: (now) =>
      each("statistics", (it) => drop(it, mondayOf(weekOfKey(it.key)) + 7 * dayMs + limits.statisticsMs <= now)),
    staffSignIns: (now) => expired(["staffLink", "staffAttempt", "staffSession"], now),
    teamsPlaces: (now) =>
      each("teamsPlace", (it) => {
        const told = Object.values(place.safeParse(it.value).data?.it.told ?? { unknown: now });
        return drop(
          it,
          told.every((at) => at + dayMs < now),
        );
      }),
    slackWorkspaces: (now) =>
      each("slackWorkspace", (it) => {
        const revokedAt = workspace.safeParse(it.value).data?.it.revokedAt ?? now;
        return drop(it, revokedAt + removedMs < now);
      }),
  };
}
