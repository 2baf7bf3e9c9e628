import { counterOf } from "../../src/statistics/counter";
import { collectingTimes, stages, workedTimes, type Count } from "../../src/statistics/port";
import { statisticsKey, statisticsPartition, statisticsRecord } from "../../src/statistics/record";
import type { Week } from "../../src/statistics/week";
import { weekAt } from "../../src/statistics/week";
import type { Store } from "../../src/store/port";
import { dayMs } from "../../src/foundation/time";

/** Stores counts of a week, as if they had been counted in it. */
export async function storeCounts(
  store: Store,
  week: Week,
  counts: readonly (readonly [Count, number])[],
): Promise<void> {
  const value = statisticsRecord.write({
    counts: Object.fromEntries(counts.map(([count, times]) => [counterOf(count), times])),
    counted: [],
  });
  await store.commit({ partition: statisticsPartition, put: [{ key: statisticsKey(week, 0), value }] });
}

const steps = [
  "prepare",
  "openApp",
  "add",
  "choose",
  "description",
  "terms",
  "camera",
  "scan",
  "code",
  "done",
] as const;

/** How busy each of the latest weeks was, the running one first: a semester begins, and then it gets quieter. */
const busy = [9, 38, 44, 61, 70, 96, 140, 210, 265, 180, 90, 24];

/** Invents the numbers of a semester's beginning up to the week of a moment. */
export async function inventSemester(store: Store, now: number): Promise<void> {
  for (const [back, students] of busy.entries()) {
    const part = (share: number): number => Math.round(students * share);
    const funnel = stages.map((stage, at): [Count, number] => [
      { name: "funnel", labels: { way: "first", stage } },
      part([1, 0.86, 0.74, 0.71, 0.66, 0.6][at] ?? 0),
    ]);
    const later = (["ordered", "codeShown", "collected"] as const).map((stage, at): [Count, number] => [
      { name: "funnel", labels: { way: "again", stage } },
      part([0.11, 0.1, 0.09][at] ?? 0),
    ]);
    const walked = (["android", "iphone"] as const).flatMap((phone) =>
      (["newer", "older"] as const).flatMap((layout) =>
        steps.flatMap((step, at): [Count, number][] => {
          const known = at < 2 ? 1 : layout === "newer" ? 0.85 : 0.15;
          const ofThem = part((phone === "android" ? 0.38 : 0.2) * known);
          const labels = { guide: "activate", step, phone, layout: at < 2 ? "unknown" : layout };
          const reached = Math.round(ofThem * (1 - at * 0.035 - (layout === "older" && at > 2 ? 0.25 : 0)));
          const collected = step === "scan" ? Math.round(ofThem * 0.3) : 0;
          return [
            ...(at < 2 && layout === "older"
              ? []
              : [[{ name: "walkthrough", labels: { ...labels, what: "reached" } }, reached] as [Count, number]]),
            ...(collected > 0
              ? [[{ name: "walkthrough", labels: { ...labels, what: "collected" } }, collected] as [Count, number]]
              : []),
          ];
        }),
      ),
    );
    const shares = (name: "topic", values: Record<string, number>): [Count, number][] =>
      Object.entries(values).map(([value, share]) => [{ name, labels: { [name]: value } }, part(share)]);
    await storeCounts(store, weekAt(now - back * 7 * dayMs, "Europe/Warsaw"), [
      ...funnel,
      ...later,
      ...walked,
      ...shares("topic", {
        price: 0.21,
        trustedProfile: 0.3,
        waiting: 0.14,
        photo: 0.06,
        noPesel: 0.04,
        train: 0.09,
        twoPhones: 0.02,
      }),
      ...Object.entries({ plasticCardExtended: 0.07, photo: 0.035, pesel: 0.02, doctoral: 0.01, other: 0.008 }).map(
        ([reason, share]): [Count, number] => [{ name: "obstacle", labels: { reason } }, part(share)],
      ),
      ...collectingTimes.map(({ name }, at): [Count, number] => [
        { name: "collecting", labels: { time: name } },
        part([0.17, 0.14, 0.12, 0.08, 0.05, 0.03, 0.01][at] ?? 0),
      ]),
      ...["pl", "en", "uk"].flatMap((lang, at): [Count, number][] => [
        [{ name: "missed", labels: { kind: "unsure", lang } }, part([0.15, 0.04, 0.06][at] ?? 0)],
        [{ name: "missed", labels: { kind: "nothing", lang } }, part([0.06, 0.01, 0.02][at] ?? 0)],
      ]),
      ...Object.entries({ activate: 0.05, order: 0.02, eligibility: 0.03, other: 0.01 }).map(
        ([topic, share]): [Count, number] => [{ name: "ticket", labels: { topic } }, part(share)],
      ),
      ...Object.entries({ stuck: 0.05, photo: 0.03, eligibility: 0.02, other: 0.01 }).map(
        ([topic, share]): [Count, number] => [{ name: "ticketTopic", labels: { topic } }, part(share)],
      ),
      ...helpdeskOf(part),
      ...Object.entries({ price: [0.09, 0.01], trustedProfile: [0.1, 0.04], activate: [0.22, 0.03] }).flatMap(
        ([about, [up = 0, down = 0]]): [Count, number][] => [
          [{ name: "satisfaction", labels: { about, verdict: "up" } }, part(up)],
          [{ name: "satisfaction", labels: { about, verdict: "down" } }, part(down)],
        ],
      ),
    ]);
  }
}

/** A helpdesk that answers most tickets on the same day. */
function helpdeskOf(part: (share: number) => number): [Count, number][] {
  const topics = { stuck: 0.5, photo: 0.3, eligibility: 0.15 };
  const timed = workedTimes.flatMap(({ name: time }, at): [Count, number][] => {
    const answered = [0.05, 0.03, 0.03, 0.02, 0.01, 0, 0][at] ?? 0;
    const resolved = [0.01, 0.02, 0.03, 0.03, 0.02, 0.02, 0.01][at] ?? 0;
    return [
      [{ name: "firstAnswer", labels: { time } }, part(answered)],
      [{ name: "resolution", labels: { time } }, part(resolved)],
      ...Object.entries(topics).flatMap(([topic, share]): [Count, number][] => [
        [{ name: "firstAnswerOn", labels: { topic, time } }, part(answered * share)],
        [{ name: "resolutionOn", labels: { topic, time } }, part(resolved * share)],
      ]),
    ];
  });
  return [
    ...timed,
    [{ name: "reopened", labels: { by: "student" } }, part(0.02)],
    [{ name: "reopenedOn", labels: { topic: "stuck" } }, part(0.015)],
    [{ name: "solved", labels: { by: "assistant" } }, part(0.52)],
    [{ name: "solved", labels: { by: "staff" } }, part(0.14)],
    [{ name: "satisfaction", labels: { about: "ticket", verdict: "up" } }, part(0.06)],
    [{ name: "satisfaction", labels: { about: "ticket", verdict: "down" } }, part(0.02)],
  ];
}
