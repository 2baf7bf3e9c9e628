import { situations } from "../../../dialogs/kit/replies";
import { languages } from "../../../dialogs/kit/text";
import type { Model } from "../model";
import { readReplyModel } from "../smallModelFiles";
import { repliesDir, replyModelPath } from "./files";
import { judgeReplies, measureReplies, type SurelyJudged } from "./measureReplies";
import { percent } from "./percent";
import { loadReplies } from "./replyLines";

/** Prints how well replies by voices that were never trained on are understood. */
export function reportReplies(say: (text: string) => void, meanings: Model): void {
  const { taught, held } = loadReplies(repliesDir);
  const judged = judgeReplies(held, readReplyModel(replyModelPath), meanings);
  const line = (name: string, part: readonly SurelyJudged[]): void => {
    const { lines, right, sureRight, sureWrong } = measureReplies(part);
    say(
      `${name} (${lines}): right ${percent(right)}, surely right ${percent(sureRight)}, surely wrong ${percent(sureWrong)}`,
    );
  };
  say(`${taught.length} replies taught`);
  line("replies", judged);
  for (const lang of languages)
    line(
      `replies, ${lang}`,
      judged.filter((it) => it.line.lang === lang),
    );
  for (const situation of situations.filter((it) => judged.some(({ line: { situation: own } }) => own === it)))
    line(
      `at «${situation}»`,
      judged.filter((it) => it.line.situation === situation),
    );
  for (const it of judged.filter(({ right, isSure }) => isSure && !right))
    say(`surely wrong at «${it.line.situation}»: ${it.line.reply} as ${it.reply}: ${it.line.text}`);
}
