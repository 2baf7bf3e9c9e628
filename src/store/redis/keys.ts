import type { Key } from "../port";
import { jobName } from "./texts";

/**
 * The number of buckets that partitions are spread over; a power of two. All keys of a bucket share one hash tag, so that a
 * script may touch all of them on a Cluster too. HAZARD: this number and `bucketOf` determine where data is stored; neither can
 * be changed once there is data.
 */
export const buckets = 64;

export const allBuckets: readonly number[] = Array.from({ length: buckets }, (_, n) => n);

/** FNV-1a with an additional mixing step: even enough for names, at about a hundredth of the cost of a cryptographic hash. */
export function bucketOf(partition: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < partition.length; at++) hash = Math.imul(hash ^ partition.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}

/** Names of all keys, with the installation's prefix. NUL separates the parts of a name, because the parts cannot contain it. */
export interface Keys {
  record(key: Key): string;
  /** A sorted set of the ids of a kind in a partition, so that they can be listed in order. */
  ids(kind: string, partition: string): string;
  /** The revision that a deleted record had; kept for some minutes. */
  deleted(key: Key): string;
  /** A hash of jobs by `jobName`. */
  jobs(queue: string, bucket: number): string;
  /** A sorted set of the same jobs by time. */
  due(queue: string, bucket: number): string;
  /** The claim number of a job that is gone; kept for a day. */
  spent(queue: string, partition: string, id: string): string;
  /** The mark that a commit was done; kept for a minute. */
  done(partition: string, commit: string): string;
  health(bucket: number): string;
  /** The random name that a bucket was given once; a Redis that restarted empty has none. */
  identity(bucket: number): string;
  /** The pattern for SCAN: the records of one kind, or all keys of the installation. */
  pattern(kind?: string): string;
  /** The key of the record stored under this name; undefined when it is no record. */
  parse(record: string): Key | undefined;
  /** The queue whose jobs are stored under this name; undefined for anything else. */
  queueOf(jobs: string): string | undefined;
}

export function createKeys(prefix: string): Keys {
  const tag = (bucket: number): string => `${prefix}:{${bucket}}:`;
  const at = (partition: string): string => tag(bucketOf(partition));
  const named = ({ kind, partition, id }: Key): string =>
    id === undefined ? `${kind}\0${partition}` : `${kind}\0${partition}\0${id}`;
  const begins = `^${escapeRegExp(prefix)}:\\{\\d+\\}:`;
  const [records, jobs] = [new RegExp(`${begins}r:`), new RegExp(`${begins}j:`)];
  /** The rest of `name` after `beginning`; undefined when the name does not begin so. */
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
    identity: (bucket) => `${tag(bucket)}n`,
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
