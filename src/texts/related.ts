import { topics } from "../../dialogs/kit/answer";
import { answersFor, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";

/** Creates the function that finds what belongs to an answer's text, to its source or to its day, by key. */
export function createRelated(files: AnswerFiles, institution: Institution): (key: string) => readonly string[] {
  const answers = answersFor(files, institution);
  const related = new Map<string, string[]>();
  const relate = (key: string, ...others: string[]): void => {
    related.set(key, [...new Set([...(related.get(key) ?? []), ...others])]);
  };
  for (const topic of topics) {
    const at = answers[topic]?.dated?.at;
    if (at === undefined) continue;
    const [text, source, day] = [`answers.${topic}.text`, `${at}.source`, `${at}.validOn`] as const;
    relate(text, source, day);
    relate(source, day, text);
    relate(day, source, text);
  }
  return (key) => related.get(key) ?? [];
}
