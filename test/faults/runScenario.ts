import { setMaxListeners } from "node:events";
import { setTimeout as rest } from "node:timers/promises";
import { judge, type Verdict } from "./checker";
import { drawFrom } from "../../src/understanding/training/draw";
import type { Bundle } from "./bundle";
import type { Scenario } from "./scenario";
import { travel } from "./slackJourney";
import { SlackPerson } from "./slackPerson";
import { openFaultWorld, publicUrl, type FaultWorld } from "./world";

export interface Size {
  readonly students: number;
  /** So many are on their way at the same time. */
  readonly atOnce: number;
  /** They set off within this time. */
  readonly withinMs: number;
  /** A run that takes longer is over, and whoever has not arrived is lost. */
  readonly mostMs: number;
  /** A large run takes its time over each trouble. */
  readonly pace: number;
}

export interface Outcome {
  readonly line: Readonly<Record<string, string | number | Readonly<Record<string, number>>>>;
  readonly verdict: Verdict;
  /** What journeys ended with that did not arrive. */
  readonly failures: readonly string[];
  /** The last words of processes that ended by themselves. */
  readonly endings: readonly string[];
}

/** Runs one scenario from beginning to end. The seed decides what goes wrong when; what has been done by then is the machine's affair. */
export async function runScenario(
  bundle: Bundle,
  scenario: Scenario,
  size: Size,
  seed: number,
  onArrival?: () => void,
): Promise<Outcome> {
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const { students, mostMs } = size;
  // Slack's own are 0 s, 60 s and 300 s; these outlast the troubles here as those do the ones out there.
  const retryAfterMs = [0, 2_000 * size.pace, 12_000 * size.pace];
  const world = await openFaultWorld({ ...scenario, bundle, students, retryAfterMs, more: scenario.env ?? {} });
  const tooLate = setTimeout(() => over.abort(), mostMs);
  const stalled = whenStill(world, () => over.abort());
  const begin = Date.now();
  const draw = drawFrom(seed);
  const calm = new AbortController();
  setMaxListeners(0, calm.signal);
  const failures: string[] = [];
  try {
    const { farEnds } = world;
    const trouble = scenario.trouble({ world, draw, calm: calm.signal, pace: size.pace });
    const patience = { pressMs: 2_500, typeMs: 15_000, lostMs: 30_000 };
    const starts = farEnds.people.map(() => draw() * size.withinMs).sort((a, b) => a - b);
    const waiting = [...farEnds.people.entries()];
    const walk = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [n, person] = next;
        await rest(Math.max(0, begin + (starts[n] ?? 0) - Date.now()), undefined, { signal: over.signal }).catch(
          () => undefined,
        );
        const student = new SlackPerson(farEnds, person, patience, over.signal);
        await travel({ farEnds, door: world.door.origin, publicUrl }, student).catch((cause: unknown) => {
          const last = student.screen.at(-1)?.text.replaceAll("\n", " | ").slice(0, 300);
          failures.push(`${person.handle}: ${String(cause)}; on the screen: ${last ?? "nothing"}`);
        });
        onArrival?.();
      }
    };
    await Promise.all(Array.from({ length: size.atOnce }, walk));
    calm.abort();
    const count = await trouble;
    failures.push(...(await settle(world, over.signal)));
    const seconds = Math.round((Date.now() - begin) / 100) / 10;
    const verdict = judge(farEnds.records());
    const endings = world.slots.flatMap((it) => it.endings);
    const causes: Record<string, number> = {};
    for (const { because = "unexplained" } of verdict.repeated) causes[because] = (causes[because] ?? 0) + 1;
    return {
      line: {
        fault: scenario.fault,
        students,
        processes: world.slots.length,
        faults: count,
        lost: new Set(verdict.lost.map((it) => it.split(":")[0])).size,
        orderedTwice: verdict.orderedTwice.length,
        wrongPerson: verdict.wrongPerson.length,
        repeated: verdict.repeated.length,
        unexplained: causes["unexplained"] ?? 0,
        ended: endings.length,
        seconds,
        seed,
        ...(verdict.repeated.length > 0 && { because: causes }),
      },
      verdict,
      failures,
      endings,
    };
  } finally {
    clearTimeout(tooLate);
    stalled.stop();
    calm.abort();
    over.abort();
    await world.close();
  }
}

/** However slow the machine: where nothing at all has reached anybody for so long, nothing will. */
const longestStillMs = 300_000;

function whenStill({ farEnds }: FaultWorld, end: () => void): { stop(): void } {
  const timer = setTimeout(end, longestStillMs);
  const unwatch = farEnds.slack.watch(() => timer.refresh());
  return {
    stop() {
      clearTimeout(timer);
      unwatch();
    },
  };
}

/** What is shown for a quarter of an hour is hidden later; all else must be done soon after everybody has arrived. */
const queues = ["outbox", "tell", "mail", "board"];
const settledWithinMs = 300_000;

/** Waits until the product has nothing left to do that anybody waits for; answers what it has left, if that does not end. */
async function settle({ slots }: FaultWorld, signal: AbortSignal): Promise<string[]> {
  let left: string[] = [];
  const end = Date.now() + settledWithinMs;
  for (let quiet = 0; quiet < 3 && !signal.aborted && Date.now() < end;) {
    await rest(200, undefined, { signal }).catch(() => undefined);
    const address = slots.map((it) => it.address()).find((it) => it !== undefined);
    const text = address && (await metricsOf(address));
    left = queues.flatMap((it) => {
      const depth = text ? new RegExp(`legitka_queue_depth\\{queue="${it}"\\} (\\d+)`).exec(text)?.[1] : "unknown";
      return depth === "0" || depth === undefined ? [] : [`left in ${it}: ${depth}`];
    });
    quiet = left.length === 0 ? quiet + 1 : 0;
  }
  return left;
}

const metricsOf = (address: string): Promise<string | undefined> =>
  fetch(`${address}/metrics`, { signal: AbortSignal.timeout(5_000) })
    .then((it) => (it.ok ? it.text() : undefined))
    .catch(() => undefined);
