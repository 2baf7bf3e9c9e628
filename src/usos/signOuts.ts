import { z } from "zod";
import type { Call, Caller } from "./caller";
import type { Clock } from "./clock";
import type { Credentials } from "./oauth";
import { createOwnKeyCheck } from "./ownKey";
import { refused } from "./reply";
import { json } from "./send";
import type { Answer } from "./types";
import { createWitnesses, type OtherTokens } from "./witnesses";

export interface SignOutOptions {
  readonly clock: Clock;
  /** Called when USOS starts to refuse requests for a reason that is not a student's token, and when it stops. */
  readonly onRefused?: ((isRefused: boolean) => void) | undefined;
  /** Finds other students' tokens, for a process that has not seen one accepted yet. Without it, there are none. */
  readonly otherTokens?: OtherTokens | undefined;
}

type SignedCall<T> = Call<T> & { readonly as: Credentials };

/** Calls that are judged when USOS answers 401. */
export interface JudgedCalls {
  /** A call with a student's access token. Only here `unauthorized` may become `signedOut`. */
  readonly asStudent: <T>(call: SignedCall<T>) => Promise<Answer<T>>;
  /** A call with a request token: if our own key is accepted, a refusal means that the sign-in is over. */
  readonly withRequest: <T>(call: SignedCall<T>) => Promise<Answer<T>>;
}

export interface SignOuts {
  /** Judges the calls that a client makes with `call`. All clients share what was learnt about tokens and about our key. */
  readonly judging: (call: Caller["call"]) => JudgedCalls;
  /** Records that the token was revoked, so that refusals of it mean nothing any more. */
  readonly revoked: (token: Credentials) => void;
}

/**
 * Decides whether a 401 means that a student's token is gone. USOS also answers 401 when our clock is wrong, our key was changed,
 * or a nonce was used before, and a token that is discarded for such a reason is lost for good. So a token counts as gone only
 * when, after the 401,
 * - a request that is signed with our key alone is accepted,
 * - a second request with the token is refused as well, and
 * - another student's token is accepted: if others are refused too, many fail at once, and no student's token is the cause. If there
 *   is no other student, the refusal must stand for hours.
 *
 * In every other case the answer stays `unauthorized`: the token is kept, and the caller tries again later.
 */
export function createSignOuts(
  asks: Caller["call"],
  { clock, onRefused, otherTokens = () => Promise.resolve([]) }: SignOutOptions,
): SignOuts {
  const isOwnKeyAccepted = createOwnKeyCheck(asks, clock);
  // Every student's token may request the student's id. The answer itself is not used.
  const ask = (token: Credentials): Promise<Answer<unknown>> =>
    asks({ method: "services/users/user", as: token, fields: { wanted: ["id"] }, read: json(z.unknown()) });
  const witnesses = createWitnesses(clock, async (token) => (await ask(token)).ok, otherTokens);
  let isRefused = false;

  function report(now: boolean): void {
    if (now !== isRefused) onRefused?.(now);
    isRefused = now;
  }

  function accept(token: Credentials): void {
    witnesses.accept(token);
    report(false);
  }

  /** Keeps the token, and reports to the operator that this refusal does not concern a single student. */
  function notTheirs(detail: string): Answer<never> {
    report(true);
    return refused("unauthorized", detail);
  }

  async function judge<T>(it: SignedCall<T>, call: Caller["call"]): Promise<Answer<T>> {
    const since = clock.now();
    if (!(await isOwnKeyAccepted())) return notTheirs("HTTP 401; our own key is refused as well");
    const again = await ask(it.as);
    if (again.ok) {
      accept(it.as);
      // A call that changes something is not repeated: its caller first checks what happened.
      return it.changes ? refused("unauthorized", "HTTP 401, though the token is good") : call(it);
    }
    if (again.refusal.code !== "unauthorized") return refused("unauthorized", "HTTP 401; asked again: no answer");
    const vouched = await witnesses.vouchAgainst(it.as, since);
    if (vouched === "alone") return refused("unauthorized", "HTTP 401; there is no other token to compare with");
    if (!vouched) return notTheirs("HTTP 401; other tokens are refused as well");
    witnesses.forget(it.as);
    report(false);
    return refused("signedOut", "HTTP 401 twice, while our own key is accepted");
  }

  return {
    judging: (call) => ({
      async asStudent(it) {
        const answer = await call(it);
        if (answer.ok) accept(it.as);
        return !answer.ok && answer.refusal.code === "unauthorized" ? judge(it, call) : answer;
      },
      async withRequest(it) {
        const answer = await call(it);
        if (answer.ok || answer.refusal.code !== "unauthorized") return answer;
        return (await isOwnKeyAccepted())
          ? refused("refused", answer.refusal.detail)
          : notTheirs("HTTP 401; our own key is refused as well");
      },
    }),
    revoked: (token) => witnesses.forget(token),
  };
}
