import { languages } from "../../dialogs/kit/text";
import { milestones } from "../../dialogs/kit/milestones";
import { repliesDir, reportsDir } from "../../src/understanding/training/files";
import { calibrateReports, judgeReports, learnReports } from "../../src/understanding/training/learnReports";
import { loadReplies } from "../../src/understanding/training/replyLines";
import { loadReports } from "../../src/understanding/training/reportLines";
import { model, readReport, reportModel } from "../support/understanding";

const { taught, held } = loadReports(reportsDir, loadReplies(repliesDir));

describe("what people report of the walkthrough", () => {
  test("is taught for every milestone of the way, by at least ten voices in each language", () => {
    const ofTheWay = milestones.slice(0, milestones.indexOf("added"));
    for (const lang of languages)
      for (const it of ofTheWay) {
        const own = taught.filter(({ tells, voice }) => tells === it && voice.startsWith(lang.charAt(0)));
        expect({ lang, it, isEnough: new Set(own.map(({ voice }) => voice)).size >= 10 }).toEqual({
          lang,
          it,
          isEnough: true,
        });
      }
  });

  test("leads voices that were never taught to a wrong step in at most one of fifty texts", () => {
    const judged = judgeReports(held, reportModel, model);
    const acted = judged.filter(({ it, probability }) => it !== "none" && probability >= reportModel.thresholds.sure);
    expect(acted.filter(({ right }) => right).length).toBeGreaterThanOrEqual(90);
    expect(acted.filter(({ right }) => !right).length / held.length).toBeLessThanOrEqual(0.02);
  });

  test("is trained to exactly the model that is shipped, with its threshold", () => {
    expect(Buffer.from(learnReports(taught, model).weights).equals(Buffer.from(reportModel.weights))).toBe(true);
    expect(calibrateReports(taught, model)).toEqual(reportModel.thresholds);
  });

  test.each(["", "  ", "…", "nie widzę żadnych zgód", "poproszę człowieka", "it says the code is wrong"])(
    "is nothing for «%s»",
    (text) => {
      expect(readReport(text)).toBeUndefined();
    },
  );
});
