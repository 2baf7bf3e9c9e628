import { setMaxListeners } from "node:events";
import { setTimeout as rest } from "node:timers/promises";
import { judge, objectionsOf, type Objection, type Verdict } from "./checker";
import { whenAborted } from "../support/whenAborted";
import { drawFrom } from "../../src/understanding/training/draw";
import type { Bundle } from "./bundle";
import type { Scenario } from "./scenario";
import { Student } from "./student";
import { travel } from "./travel";
import { openFaultWorld, publicUrl, shownForMs, type FaultWorld } from "./world";

export interface Size {
  readonly students: number;
  /** How many students are on their way at the same time. */
  readonly atOnce: number;
  /** The students start within this time. */
  readonly withinMs: number;
  /** A run that takes longer is ended, and students who have not finished count as lost. */
  readonly mostMs: number;
  /** A factor for the pauses between troubles; it is greater in large runs. */
  readonly pace: number;
  /** When nothing at all has reached anybody for this long, nothing will any more, however slow the machine is. */
  readonly mostStillMs: number;
  /** How much later than promised a thing may happen. */
  readonly graceMs: number;
  /** Whether some students leave the codes on the screen until their time is over; a run then takes more than a minute. */
  readonly canWait: boolean;
}

export interface Outcome {
  readonly line: Readonly<Record<string, string | number | Readonly<Record<string, number>>>>;
  readonly verdict: Verdict;
  /** Everything that is wrong: the violations in the verdict, journeys that did not finish, and processes that ended by themselves. */
  readonly objections: readonly Objection[];
}

/** Runs one scenario from beginning to end. The seed decides what goes wrong and when; how far the product has got by then depends on the machine. */
export async function runScenario(
  bundle: Bundle,
  scenario: Scenario,
  size: Size,
  seed: number,
  onArrival?: () => void,
): Promise<Outcome> {
  const over = new AbortController();
  setMaxListeners(0, over.signal);
  const { students, mostMs, canWait, graceMs } = size;
  // Slack itself waits 0 s, 60 s and 300 s. These delays are shorter, and outlast the troubles of a run as Slack's outlast real ones.
  const retryAfterMs = [0, 2_000 * size.pace, 12_000 * size.pace];
  // With a file as the store there is only one process, and the next one knows at once that the work of the last one is free.
  const leaseMs = scenario.store === "file" ? 0 : Number(scenario.env?.["LEASE_MS"] ?? standardLeaseMs);
  const kinds = { canWait, inAllChats: scenario.inAllChats ?? false };
  const more = scenario.env ?? {};
  const world = await openFaultWorld({ ...scenario, bundle, students, kinds, retryAfterMs, more });
  const tooLate = setTimeout(() => over.abort(), mostMs);
  const stalled = whenStill(world, size.mostStillMs, () => over.abort());
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
    const underWay = new Set<string>();
    const walk = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [n, person] = next;
        await rest(Math.max(0, begin + (starts[n] ?? 0) - Date.now()), undefined, { signal: over.signal }).catch(
          () => undefined,
        );
        const before = (which: "first" | "second"): Student =>
          new Student(farEnds, person, farEnds.chatOf(person, which, over.signal), patience, over.signal);
        const student = before("first");
        const second = person.secondDm === undefined ? undefined : before("second");
        const parts = { farEnds, door: world.door.origin, publicUrl, watchesMs: shownForMs + graceMs + 1_000 };
        underWay.add(person.handle);
        await travel(parts, student, second).catch((cause: unknown) => {
          const last = student.screen.at(-1)?.text.replaceAll("\n", " | ").slice(0, 300);
          failures.push(`${person.handle}: ${String(cause)}; on the screen: ${last ?? "nothing"}`);
        });
        underWay.delete(person.handle);
        onArrival?.();
      }
    };
    await Promise.race([Promise.all(Array.from({ length: size.atOnce }, walk)), longOver(over.signal)]);
    failures.push(
      ...[...underWay].map((it) => `${it}: waits for something that never comes, and is not told that it is over`),
    );
    calm.abort();
    const count = await trouble;
    // A job on staff's cards stays reserved for a dead process for a minute, so silence no longer counts as a standstill.
    stalled.stop();
    failures.push(...(await settle(world, over.signal)));
    const seconds = Math.round((Date.now() - begin) / 100) / 10;
    const verdict = judge(farEnds.records({ shownForMs, leaseMs, graceMs }));
    const endings = world.slots.flatMap((it) => it.endings);
    const causes: Record<string, number> = {};
    for (const { because = "unexplained" } of [...verdict.repeated, ...verdict.repeatedLetters])
      causes[because] = (causes[because] ?? 0) + 1;
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
        letters: verdict.repeatedLetters.length,
        unexplained: causes["unexplained"] ?? 0,
        broke: verdict.broke.length + verdict.brokeExcused.length,
        leftOnScreen: verdict.leftOnScreen.length,
        unanswered: verdict.unanswered.length,
        ended: endings.length,
        seconds,
        seed,
        ...(Object.keys(causes).length > 0 && { because: causes }),
      },
      verdict,
      objections: [
        ...objectionsOf(verdict, scenario.mayRepeat),
        ...failures.map((what) => ({ promise: "everybody arrives", what })),
        ...endings.map((what) => ({ promise: "no process ends by itself", what })),
      ],
    };
  } finally {
    clearTimeout(tooLate);
    stalled.stop();
    calm.abort();
    over.abort();
    await world.close();
  }
}

const endsWithinMs = 30_000;

/** Resolves when all students have had time to notice that the run is over, so that a mistake in the tests also ends a run. */
async function longOver(over: AbortSignal): Promise<void> {
  await whenAborted(over);
  await rest(endsWithinMs, undefined, { ref: false });
}

/** The product's own default. */
const standardLeaseMs = 30_000;

function whenStill({ farEnds }: FaultWorld, mostMs: number, end: () => void): { stop(): void } {
  const timer = setTimeout(end, mostMs);
  const unwatch = farEnds.slack.watch(() => timer.refresh());
  return {
    stop() {
      clearTimeout(timer);
      unwatch();
    },
  };
}

/**
 * These queues are empty soon after all students have finished. In the others (orders followed for reminders, sign-ins that expire) nothing may be
 * overdue.
 */
const queues = ["outbox", "tell", "mail", "board", "hide", "revocation"];
const overdueSeconds = 3;
const settledWithinMs = 120_000;

/** Waits until the product has no work left that anybody waits for; returns what is left when that takes too long. */
async function settle({ slots }: FaultWorld, signal: AbortSignal): Promise<string[]> {
  let left: string[] = [];
  const end = Date.now() + settledWithinMs;
  for (let quiet = 0; quiet < 3 && !signal.aborted && Date.now() < end;) {
    await rest(200, undefined, { signal }).catch(() => undefined);
    const address = slots.map((it) => it.address()).find((it) => it !== undefined);
    const text = address && (await metricsOf(address));
    const gauge = (name: string): [queue: string, value: number][] =>
      [...(text ?? "").matchAll(new RegExp(`legitka_queue_${name}\\{queue="(\\w+)"\\} ([\\d.]+)`, "g"))].map(
        ([, queue = "", value]) => [queue, Number(value)],
      );
    const depths = gauge("depth").filter(([it, depth]) => queues.includes(it) && depth > 0);
    const lags = gauge("lag_seconds").filter(([, lag]) => lag > overdueSeconds);
    left = [
      ...(text ? [] : ["left in all queues: unknown"]),
      ...depths.map(([it, depth]) => `left in ${it}: ${depth}`),
      ...lags.map(([it, lag]) => `overdue in ${it}: ${lag} s`),
    ];
    quiet = left.length === 0 ? quiet + 1 : 0;
  }
  return left;
}

const metricsOf = (address: string): Promise<string | undefined> =>
  fetch(`${address}/metrics`, { signal: AbortSignal.timeout(5_000) })
    .then((it) => (it.ok ? it.text() : undefined))
    .catch(() => undefined);
