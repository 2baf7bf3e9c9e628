import { dayMs } from "../foundation/time";
import type { Clock } from "./clock";
import type { Credentials } from "./oauth";

/** For this long a refusal is assumed to hold, so that a bad minute does not double the requests to USOS. */
const refusedForMs = 10_000;

/** A token that USOS accepted, and when. */
interface Accepted {
  readonly token: Credentials;
  readonly at: number;
}

/** The two tokens that USOS accepted last, to compare a refused token with another one. They are kept in memory only. */
export interface Witnesses {
  accept(token: Credentials): void;
  /** Forgets a token that is certainly gone, because it says nothing about others any more. */
  forget(token: Credentials): void;
  /**
   * Whether a token other than this one has been accepted since a moment; if that is not known, USOS is asked with that token.
   * Also true when no other token was accepted for a day: then there is nothing to compare with.
   */
  vouchAgainst(token: Credentials, since: number): Promise<boolean>;
}

/** @param isAccepted asks USOS whether it accepts a token */
export function createWitnesses(clock: Clock, isAccepted: (token: Credentials) => Promise<boolean>): Witnesses {
  /** If no token was accepted for a day, all of them are assumed to be gone. */
  const rememberedMs = dayMs;
  let known: readonly Accepted[] = [];
  let refusedUntil = -Infinity;
  const forget = ({ key }: Credentials): void => {
    known = known.filter((it) => it.token.key !== key);
  };

  function accept(token: Credentials): void {
    forget(token);
    known = [{ token, at: clock.now() }, ...known].slice(0, 2);
    refusedUntil = -Infinity;
  }

  return {
    accept,
    forget,
    async vouchAgainst({ key }, since) {
      const other = known.find((it) => it.token.key !== key);
      if (!other || clock.now() - other.at > rememberedMs || other.at > since) return true;
      if (clock.now() < refusedUntil) return false;
      const isGood = await isAccepted(other.token);
      if (isGood) accept(other.token);
      else refusedUntil = clock.now() + refusedForMs;
      return isGood;
    },
  };
}
