import { within } from "../foundation/within";
import type { Log } from "./log";
import type { OutsidePart, Trouble, Troubles } from "./troubles";

/** Tries a part; undefined when it works, or when that cannot be told now. */
export type Check = () => Promise<Trouble | "works" | undefined>;

export interface CheckUpDeps {
  readonly checks: Readonly<Partial<Record<OutsidePart, Check>>>;
  readonly troubles: Troubles;
  readonly log: Log;
  /** How long until the parts are tried again, in milliseconds. */
  readonly everyMs?: number;
  /** A part that does not answer within this time is left for the next round; milliseconds. */
  readonly boundMs?: number;
}

export interface CheckUp {
  /** Tries every part once. Never rejects. */
  run(): Promise<void>;
  /** Tries them now and from time to time, so that what is set up wrongly is found before a student needs it. */
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
