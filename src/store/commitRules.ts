import { badKey, badValue, wrongPartition } from "./faults";
import type { Commit, Key } from "./port";

/**
 * The longest key (kind, partition and id together), in UTF-16 code units. Every engine refuses a longer one, so that no data
 * depends on which engine is used.
 */
export const longestKey = 600;

/**
 * Checks the rules that hold for every engine, before the engine touches anything.
 *
 * @throws `store.partition`, `store.key`, `store.value`
 */
export function checkCommit(commit: Commit): void {
  const { partition, expect = [], put = [], delete: gone = [], schedule = [], finish = [], cancel = [] } = commit;
  checkNames([partition]);
  for (const { key } of expect) checkKey(key, partition);
  for (const { key } of put) checkKey(key, partition);
  for (const key of gone) checkKey(key, partition);
  for (const { queue, id } of finish) checkNames([queue, partition, id]);
  for (const { queue, id } of cancel) checkNames([queue, partition, id]);
  for (const { queue, id, dueAt, heldForMs = 0 } of schedule) {
    checkNames([queue, partition, id]);
    if (!Number.isFinite(dueAt) || !Number.isFinite(heldForMs)) throw badValue(`The time of a job in ${queue}`);
  }
}

function checkKey(key: Key, partition: string): void {
  if (key.partition !== partition) throw wrongPartition(partition, key.kind);
  checkNames(key.id === undefined ? [key.kind, partition] : [key.kind, partition, key.id]);
}

/**
 * Checks the names that make up one key.
 *
 * @throws `store.key`
 */
export function checkNames(names: readonly string[]): void {
  let length = 0;
  for (const name of names) {
    if (name === "") throw badKey("it is empty");
    if (name.includes("\0")) throw badKey("it contains a NUL character");
    // A lone surrogate has no UTF-8 encoding: the name that is read back would differ from the one that was written.
    if (/\p{Surrogate}/u.test(name)) throw badKey("it contains half a character");
    length += name.length;
  }
  if (length > longestKey) throw badKey(`with its kind and partition it is longer than ${longestKey} characters`);
}

/**
 * Serializes a value for storage; fields that are undefined are left out.
 *
 * @throws `store.value` when the value cannot be represented as JSON
 */
export function toJson(what: string, value: unknown): string {
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw badValue(what, cause);
  }
  // `JSON.stringify` returns undefined for functions and for undefined, although its declared return type is string.
  if (typeof json === "string") return json;
  throw badValue(what);
}
