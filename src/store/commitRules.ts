import { badKey, badValue, wrongPartition } from "./faults";
import type { Commit, Key } from "./port";

/** Every engine refuses longer names, so that no data depends on which engine runs. Characters of a whole key together. */
export const longestKey = 600;

/** Rules every engine applies before it touches anything. @throws `store.partition`, `store.key`, `store.value` */
export function checkCommit(commit: Commit): void {
  const { partition, expect = [], put = [], delete: gone = [], schedule = [], finish = [], cancel = [] } = commit;
  checkNames([partition]);
  for (const { key } of expect) checkKey(key, partition);
  for (const { key } of put) checkKey(key, partition);
  for (const key of gone) checkKey(key, partition);
  for (const { queue, id } of finish) checkNames([queue, partition, id]);
  for (const { queue, id } of cancel) checkNames([queue, partition, id]);
  for (const { queue, id, at, heldForMs = 0 } of schedule) {
    checkNames([queue, partition, id]);
    if (!Number.isFinite(at) || !Number.isFinite(heldForMs)) throw badValue(`The time of a job in ${queue}`);
  }
}

function checkKey(key: Key, partition: string): void {
  if (key.partition !== partition) throw wrongPartition(partition, key.kind);
  checkNames(key.id === undefined ? [key.kind, partition] : [key.kind, partition, key.id]);
}

/** @throws `store.key` */
export function checkNames(names: readonly string[]): void {
  let length = 0;
  for (const name of names) {
    if (name === "") throw badKey("it is empty");
    if (name.includes("\0")) throw badKey("it contains a NUL character");
    // It has no bytes of its own: another name would come back.
    if (/\p{Surrogate}/u.test(name)) throw badKey("it contains half a character");
    length += name.length;
  }
  if (length > longestKey) throw badKey(`with its kind and partition it is longer than ${longestKey} characters`);
}

/** What is stored of a value; fields that are undefined are left out. @throws `store.value` */
export function toJson(what: string, value: unknown): string {
  let json: unknown;
  try {
    json = JSON.stringify(value);
  } catch (cause) {
    throw badValue(what, cause);
  }
  // Functions and undefined have no JSON at all, which the type of `stringify` keeps quiet about.
  if (typeof json === "string") return json;
  throw badValue(what);
}
