import { toJson } from "../commitRules";
import type { Commit } from "../port";
import { bucketOf, type Keys } from "./keys";
import { jobName } from "./texts";
import { dayMs } from "../../foundation/time";

/** A commit is retried within seconds; until then the store must know that it was already done. */
const rememberDoneMs = 60_000;
/** This is longer than any process caches a record. */
const rememberDeletedMs = 10 * 60_000;
/** The same time as in the LMDB engine. */
const rememberSpentMs = dayMs;

/**
 * Builds the keys and arguments of the commit script.
 *
 * @throws `store.value`
 */
export function commitArguments(commit: Commit, id: string, now: string, keys: Keys): [keys: string[], args: string[]] {
  const { partition, expect = [], put = [], delete: gone = [], schedule = [], finish = [], cancel = [] } = commit;
  const bucket = bucketOf(partition);
  const moved = (it: { queue: string; id: string }) =>
    schedule.some(({ queue, id: other }) => queue === it.queue && other === it.id);
  const named = [keys.done(partition, id)];
  const args = [now, rememberDoneMs, rememberDeletedMs, rememberSpentMs].map(String);

  const list = <T>(items: readonly T[], each: (it: T) => { k: readonly string[]; a: readonly string[] }): void => {
    args.push(String(items.length));
    for (const it of items) {
      const { k, a } = each(it);
      named.push(...k);
      args.push(...a);
    }
  };
  const places = (queue: string, id: string) => [
    keys.jobs(queue, bucket),
    keys.due(queue, bucket),
    keys.spent(queue, partition, id),
  ];

  list(expect, ({ key, rev }) => ({ k: [keys.record(key)], a: [String(rev)] }));
  list(finish, (it) => ({ k: [keys.jobs(it.queue, bucket)], a: [jobName(partition, it.id), String(it.claim)] }));
  list(gone, (key) => ({
    k: [keys.record(key), keys.deleted(key), keys.ids(key.kind, partition)],
    a: [key.id ?? ""],
  }));
  list(put, ({ key, value }) => ({
    k: [keys.record(key), keys.deleted(key), keys.ids(key.kind, partition)],
    a: [key.id ?? "", toJson(`A ${key.kind} record`, value)],
  }));
  list(
    [...finish.map((it) => ({ ...it, finished: "1" })), ...cancel.map((it) => ({ ...it, finished: "0" }))].filter(
      (it) => !moved(it),
    ),
    (it) => ({ k: places(it.queue, it.id), a: [jobName(partition, it.id), it.finished] }),
  );
  list(schedule, (it) => ({
    k: places(it.queue, it.id),
    a: [
      jobName(partition, it.id),
      String(it.dueAt),
      it.heldForMs === undefined ? "" : String(it.heldForMs),
      toJson(`A job of ${it.queue}`, it.payload),
    ],
  }));
  return [named, args];
}
