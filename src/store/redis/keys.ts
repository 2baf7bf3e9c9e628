import type { Key } from "../port";
import { jobName } from "./texts";

/**
 * Partitions are spread over so many buckets; everything in a bucket has one hash tag, so that a script may touch all of
 * it on a Cluster too. A power of two. HAZARD: data lies where this number and `bucketOf` say; neither can be changed once
 * there is any.
 */
export const buckets = 64;

export const allBuckets: readonly number[] = Array.from({ length: buckets }, (_, n) => n);

/** FNV-1a with its bits mixed once more: even enough for names, and a hundredth of what a cryptographic hash costs. */
export function bucketOf(partition: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < partition.length; at++) hash = Math.imul(hash ^ partition.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}

/** Where everything is, given the installation's prefix. Names hold no NUL, which therefore parts them. */
export interface Keys {
  record(key: Key): string;
  /** A sorted set of the ids of a kind in a partition, so that they can be listed in order. */
  ids(kind: string, partition: string): string;
  /** The revision a deleted record had, for some minutes. */
  deleted(key: Key): string;
  /** A hash of jobs by `jobName`. */
  jobs(queue: string, bucket: number): string;
  /** A sorted set of the same by time. */
  due(queue: string, bucket: number): string;
  /** The claims of a job that is gone, for a day. */
  spent(queue: string, partition: string, id: string): string;
  /** That a commit was done, for a minute. */
  done(partition: string, commit: string): string;
  health(bucket: number): string;
  /** What SCAN is to look for: records of a kind, or everything there is. */
  pattern(kind?: string): string;
  /** Undefined for what is no record. */
  parse(record: string): Key | undefined;
  /** Whose jobs are under that name; undefined for anything else. */
  queueOf(jobs: string): string | undefined;
}

export function createKeys(prefix: string): Keys {
  const tag = (bucket: number): string => `${prefix}:{${bucket}}:`;
  const at = (partition: string): string => tag(bucketOf(partition));
  const named = ({ kind, partition, id }: Key): string =>
    id === undefined ? `${kind}\0${partition}` : `${kind}\0${partition}\0${id}`;
  const begins = `^${escapeRegExp(prefix)}:\\{\\d+\\}:`;
  const [records, jobs] = [new RegExp(`${begins}r:`), new RegExp(`${begins}j:`)];
  /** What follows in a name that begins so. */
  const after = (beginning: RegExp, name: string): string | undefined => {
    const found = beginning.exec(name);
    return found ? name.slice(found[0].length) : undefined;
  };
  return {
    record: (key) => `${at(key.partition)}r:${named(key)}`,
    ids: (kind, partition) => `${at(partition)}i:${kind}\0${partition}`,
    deleted: (key) => `${at(key.partition)}g:${named(key)}`,
    jobs: (queue, bucket) => `${tag(bucket)}j:${queue}`,
    due: (queue, bucket) => `${tag(bucket)}d:${queue}`,
    spent: (queue, partition, id) => `${at(partition)}s:${queue}\0${jobName(partition, id)}`,
    done: (partition, commit) => `${at(partition)}c:${commit}`,
    health: (bucket) => `${tag(bucket)}h`,
    pattern: (kind) => `${escapeGlob(prefix)}:{*}:${kind === undefined ? "*" : `r:${escapeGlob(kind)}\0*`}`,
    queueOf: (name) => after(jobs, name),
    parse(name) {
      const record = after(records, name);
      if (record === undefined) return undefined;
      const [kind = "", partition = "", id] = record.split("\0");
      return { kind, partition, ...(id === undefined ? {} : { id }) };
    },
  };
}

const escapeGlob = (text: string): string => text.replace(/[\\*?[\]^-]/g, "\\$&");
const escapeRegExp = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|-]/g, "\\$&");
