import type { TurnStatistics } from "../conversation/progress";
import type { Statistics } from "../statistics/port";

/** Counts what turns bring about: chats that start exactly, steps and questions in memory. */
export const turnStatistics = (statistics: Statistics): TurnStatistics => ({
  started: () => [statistics.jobFor({ name: "funnel", labels: { way: "first", stage: "started" } })],
  note(progress) {
    for (const it of progress) {
      if (it.kind === "asked") statistics.count("topic", { topic: it.topic });
      else {
        const { guide, phone, layout } = it.at;
        statistics.count("walkthrough", { guide, step: it.step, phone, layout, what: it.kind });
      }
    }
  },
});
