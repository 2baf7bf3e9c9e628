import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { answerFile, sourceLang, topics, type Answers, type DatedAt } from "../../dialogs/kit/answer";
import { wordedFor, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { Lang, Text, Words } from "../../dialogs/kit/text";

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

/**
 * The texts of the answers that hold for an institution, with their sources and days, by key. A topic that is switched off keeps its
 * title, which is on buttons.
 */
export function answerTexts(files: AnswerFiles, institution: Institution): [key: string, words: Words][] {
  return topics.flatMap((topic): [string, Words][] => {
    const found = wordedFor(topic, files[topic], institution);
    return [
      [`answers.${topic}.title`, found?.title ?? files[topic].title],
      ...(found ? [[`answers.${topic}.text`, found.text] satisfies [string, Words]] : []),
      ...(found?.dated ? sourceTexts(found.dated) : []),
    ];
  });
}

/** A source that several answers name comes several times and is the same each time. */
const sourceTexts = ({ at, source, validOn }: DatedAt): [string, Words][] => [
  [`${at}.source`, inEach(source)],
  [`${at}.validOn`, inEach(validOn)],
];
const inEach = (text: string): Words => ({ pl: text, en: text, uk: text });

/** The answers with the sources and days that are published now. */
export function currentAnswers(answers: Answers, catalog: { say: (text: Text, lang: Lang) => string }): Answers {
  const said = (key: string): string => catalog.say({ key }, sourceLang);
  return Object.fromEntries(
    Object.entries(answers).map(([topic, answer]) => {
      const at = answer.dated?.at;
      const dated = at && { at, source: said(`${at}.source`), validOn: said(`${at}.validOn`) };
      return [topic, { ...answer, dated }];
    }),
  );
}
