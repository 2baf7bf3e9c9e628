import { dayMs, hourMs } from "../foundation/time";
import type { Clock } from "./clock";
import type { Credentials } from "./oauth";

/** For this long a refusal is assumed to hold, so that a bad minute does not double the requests to USOS. */
const refusedForMs = 10_000;

/** If no other token exists, refusals must stand for this long before the token counts as gone. */
const aloneForMs = 3 * hourMs;

/** Returns the tokens of a few students other than the one with this token; an empty list if there are none. */
export type OtherTokens = (than: Credentials) => Promise<readonly Credentials[]>;

/** A token that USOS accepted, and when. */
interface Accepted {
  readonly token: Credentials;
  readonly at: number;
}

/** The refusals of a token that could not be compared with another one. */
interface Alone {
  readonly key: string;
  readonly since: number;
  readonly last: number;
}

/**
 * Other students' tokens, to compare a refused token with. The two that USOS accepted last are kept in memory only; a process that
 * has seen none yet, because it has just started, takes some that are stored.
 */
export interface Witnesses {
  accept(token: Credentials): void;
  /** Forgets a token that is certainly gone, because it says nothing about others any more. */
  forget(token: Credentials): void;
  /**
   * Whether a token other than this one is known to be accepted since a moment; if that is not known, USOS is asked with others. "alone"
   * when there is no other token to ask with, unless this one has been refused for hours: then it counts as gone.
   */
  vouchAgainst(token: Credentials, since: number): Promise<boolean | "alone">;
}

/** @param isAccepted asks USOS whether it accepts a token */
export function createWitnesses(
  clock: Clock,
  isAccepted: (token: Credentials) => Promise<boolean>,
  others: OtherTokens,
): Witnesses {
  let known: readonly Accepted[] = [];
  let refusedUntil = -Infinity;
  let alone: Alone | undefined;
  const forget = ({ key }: Credentials): void => {
    known = known.filter((it) => it.token.key !== key);
  };

  function accept(token: Credentials): void {
    forget(token);
    known = [{ token, at: clock.now() }, ...known].slice(0, 2);
    refusedUntil = -Infinity;
    if (alone?.key === token.key) alone = undefined;
  }

  /** Whether the refusals of a token that cannot be compared have stood for hours. After a day without any, they begin anew. */
  function hasStood(key: string): boolean {
    const now = clock.now();
    const isSame = alone?.key === key && now - alone.last <= dayMs;
    alone = { key, since: isSame && alone ? alone.since : now, last: now };
    return now - alone.since >= aloneForMs;
  }

  return {
    accept,
    forget,
    async vouchAgainst(token, since) {
      const other = known.find((it) => it.token.key !== token.key);
      if (other && other.at > since) return true;
      if (clock.now() < refusedUntil) return false;
      const stored = await others(token);
      const asked = other ? [other.token, ...stored.filter((it) => it.key !== other.token.key)] : stored;
      if (asked.length === 0) return hasStood(token.key) || "alone";
      for (const it of asked)
        if (await isAccepted(it)) {
          accept(it);
          return true;
        }
      refusedUntil = clock.now() + refusedForMs;
      return false;
    },
  };
}
