import { dayMs } from "../foundation/time";
import type { Clock } from "./clock";
import type { Credentials } from "./oauth";

/** So long a refusal is taken to hold, so that a bad minute does not double the requests to USOS. */
const refusedForMs = 10_000;

/** A token that USOS accepted, and when. */
interface Accepted {
  readonly token: Credentials;
  readonly at: number;
}

/** The two tokens that USOS accepted last: one that is refused can then be compared with another one. In memory only. */
export interface Witnesses {
  accept(token: Credentials): void;
  /** The token is known to be gone and says nothing about others any more. */
  forget(token: Credentials): void;
  /**
   * Whether another token than this one is accepted since a moment; asks USOS with that token when it is not known. True
   * as well when no other token was accepted for a day: then there is nothing to compare with.
   */
  vouchAgainst(token: Credentials, since: number): Promise<boolean>;
}

/** @param isAccepted asks USOS whether it accepts a token */
export function createWitnesses(clock: Clock, isAccepted: (token: Credentials) => Promise<boolean>): Witnesses {
  /** After a day on which nobody's token was accepted it is believed that all of them are gone. */
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
