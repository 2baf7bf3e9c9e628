import { mostRaces } from "../store/lostRace";
import type { KeyUse } from "./keysInUse";
import type { Counts, Resealed } from "./reseal";

export interface Rotation {
  /** Names of the keys, newest first. */
  readonly names: readonly string[];
  readonly resealed: Resealed;
  /** The purposes for which each key is still needed. */
  readonly uses: ReadonlyMap<string, KeyUse>;
  readonly auditMs: number;
}

const listed = (counts: Counts): string =>
  Object.entries(counts)
    .map(([title, count]) => `${count} ${title}`)
    .join(", ");

/** The report on a rotation for the operator. `isDone` is true when no sealed value needs a key other than the newest. */
export function rotationReport({ names, resealed, uses, auditMs }: Rotation): { lines: string[]; isDone: boolean } {
  const [newest = "", ...older] = names;
  const busy = listed(resealed.contended);
  const nothing = busy ? "nothing" : "nothing, all was sealed with it";
  const lines = [`sealed anew with ${newest}: ${listed(resealed.done) || nothing}`];
  if (busy)
    lines.push(
      `left as it was: ${busy}. Somebody else wrote there each of the ${mostRaces} times it was tried; run this again when there is less to do.`,
    );
  let isDone = true;
  for (const [name, { opens }] of uses) {
    if (name === newest || Object.keys(opens).length === 0) continue;
    isDone = false;
    lines.push(
      older.includes(name)
        ? `${name} is still needed: ${listed(opens)}. Run this again in ten minutes; if that changes nothing, a process still has ${name} as its first key, or what is sealed is damaged.`
        : `${name} is not in TOKEN_KEYS, and needed: ${listed(opens)}. Put it back as the last one; without it these students sign in again.`,
    );
  }
  for (const name of older) {
    const use = uses.get(name);
    if (use && Object.keys(use.opens).length > 0) continue;
    const { entries = 0, newest: latest = "" } = use?.audit ?? {};
    if (entries === 0) {
      lines.push(`you may now remove ${name}`);
      continue;
    }
    const until = new Date(Date.parse(latest) + auditMs).toISOString().slice(0, 10);
    lines.push(
      `nothing is opened with ${name} any more, but ${entries} entries of the audit log are sealed with it: leave it as the last key until ${until}, when AUDIT_DAYS has ended them; without it audit:verify calls their seals unknown`,
    );
  }
  if (older.length > 0)
    lines.push(
      `what was given out under an older key while it was the first works until it is removed: pictures' addresses (a week), replies by mail to letters sent then`,
    );
  return { lines, isDone };
}
