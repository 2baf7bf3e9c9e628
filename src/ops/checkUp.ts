import { within } from "../foundation/within";
import type { Log } from "./log";
import type { OutsidePart, Trouble, Troubles } from "./troubles";

/** Checks a part. Undefined changes nothing: the check is inconclusive, or the part reports its state itself. */
export type Check = () => Promise<Trouble | "works" | undefined>;

export interface CheckUpDeps {
  readonly checks: Readonly<Partial<Record<OutsidePart, Check>>>;
  readonly troubles: Troubles;
  readonly log: Log;
  /** The interval between two checks, in milliseconds. */
  readonly everyMs?: number;
  /** A part that does not answer within this time is left for the next round; milliseconds. */
  readonly boundMs?: number;
}

export interface CheckUp {
  /** Checks every part once. Never rejects. */
  run(): Promise<void>;
  /** Checks them now and at intervals, so that a wrong configuration is found before a student is affected. */
  start(): void;
  stop(): void;
}

const fiveMinutes = 5 * 60_000;

export function createCheckUp({
  checks,
  troubles,
  log,
  everyMs = fiveMinutes,
  boundMs = 30_000,
}: CheckUpDeps): CheckUp {
  let timer: NodeJS.Timeout | undefined;

  async function look(part: OutsidePart, check: Check): Promise<void> {
    try {
      const found = await within(boundMs, check);
      if (found === "works") troubles.works(part);
      else if (found) troubles.report(part, found);
    } catch (err) {
      log.debug({ err, part }, "a part could not be tried");
    }
  }

  const run = async (): Promise<void> => {
    await Promise.all(Object.entries(checks).map(([part, check]) => look(part as OutsidePart, check)));
  };

  return {
    run,
    start() {
      void run();
      timer = setInterval(() => void run(), everyMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
