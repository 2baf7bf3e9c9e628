import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { answerFile, topics } from "../../dialogs/kit/answer";
import { wordedFor, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { Words } from "../../dialogs/kit/text";

/**
 * Loads the common answers, a file for each topic.
 *
 * @param folder the path of `dialogs/`
 * @throws on a file that is missing or wrong, which is a programming error
 */
export const loadAnswerFiles = (folder: string): AnswerFiles =>
  Object.fromEntries(
    topics.map((topic) => [
      topic,
      answerFile.parse(load(readFileSync(join(folder, "answers", `${topic}.yaml`), "utf8"))),
    ]),
  ) as AnswerFiles;

/** The texts of the answers that hold for an institution, by key. A topic that is switched off keeps its title, which is on buttons. */
export function answerTexts(files: AnswerFiles, institution: Institution): [key: string, words: Words][] {
  return topics.flatMap((topic): [string, Words][] => {
    const found = wordedFor(topic, files[topic], institution);
    return [
      [`answers.${topic}.title`, found?.title ?? files[topic].title],
      ...(found ? [[`answers.${topic}.text`, found.text] satisfies [string, Words]] : []),
    ];
  });
}
