import type { AccountId } from "../foundation/ids";
import { minuteMs } from "../foundation/time";
import type { Log } from "../ops/log";
import type { Banners } from "./banners";

/** Codes that mean that USOS fails for everybody, and not for one student. */
const failing = new Set(["maintenance", "unavailable", "timeout", "unauthorized"]);
const windowMs = 5 * minuteMs;
/** USOS must fail for this many students within the window, and later answer this many (`enough`). */
const many = 5;
const enough = 3;

export interface OutageDeps {
  readonly banners: Pick<Banners, "outage">;
  readonly clock: () => number;
  readonly log: Log;
}

/**
 * Detects that USOS fails for many students, and that it works again. It uses the calls of this process's students; the banner it
 * sets applies to all processes, and ends by itself when none of them has a failure any more.
 *
 * @returns the function to call for each answer: with the account, and `ok` or the refusal's code
 */
export function createOutageWatch({ banners, clock, log }: OutageDeps): (account: AccountId, outcome: string) => void {
  const failed = new Map<AccountId, number>();
  const answered = new Set<AccountId>();
  let isOn = false;

  const say = (on: boolean): void => {
    if (on !== isOn) log.warn({ students: failed.size }, on ? "USOS fails for many students" : "USOS answers again");
    isOn = on;
    banners.outage(on).catch((err: unknown) => log.warn({ err }, "the banner about USOS could not be changed"));
  };

  return (account, outcome) => {
    const now = clock();
    if (failing.has(outcome)) {
      answered.clear();
      failed.set(account, now);
      for (const [one, at] of failed) if (now - at > windowMs) failed.delete(one);
      if (failed.size >= many) say(true);
      return;
    }
    // Any other answer, even a refusal for this student, shows that USOS works.
    failed.delete(account);
    if (!isOn) return;
    answered.add(account);
    if (answered.size < enough) return;
    failed.clear();
    answered.clear();
    say(false);
  };
}
