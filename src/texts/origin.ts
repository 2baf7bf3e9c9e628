import { isSourceKey, isTopic, type TopicName } from "../../dialogs/kit/answer";
import { commonAnswer, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { StaffAnswer } from "../../dialogs/kit/staffAnswer";

/** Where a text is written in the repository. */
export interface Origin {
  /** Below `dialogs/`; `LANG` stands for a language. */
  readonly file: string;
  /** The names that lead to the text in the file, and places in a list. */
  readonly path: readonly (string | number)[];
  /**
   * The key of this answer among several to a topic; null for any other text. When other rules come into force, another answer has its
   * key, so a text that was written for one must not be used instead of the other.
   */
  readonly answer: string | null;
}

/** Returns where each text is written at an institution. */
export function createOrigins(
  files: AnswerFiles,
  staffAnswers: readonly StaffAnswer[],
  institution: Institution,
): (key: string) => Origin {
  return (key) => {
    const [, staffName, staffPart] = /^staffAnswers\.([\w-]+)\.(title|text)$/.exec(key) ?? [];
    const staffAnswer = staffAnswers.find(({ name }) => name === staffName);
    if (staffAnswer) return ofStaffAnswer(staffAnswer, staffPart === "title", institution);
    if (isSourceKey(key)) return ofSource(key, files, institution);
    const [, name = "", part = ""] = /^answers\.(\w+)\.(title|text)$/.exec(key) ?? [];
    if (!isTopic(name)) return { file: "locales/LANG.yaml", path: key.split("."), answer: null };
    return part === "title" ? titleOf(name, institution) : textOf(name, files, institution);
  };
}

const ownFile = ({ id }: Institution): string => `institutions/${id}.yaml`;

function titleOf(topic: TopicName, institution: Institution): Origin {
  const own = institution.answers[topic];
  return own && own !== "off" && own.title
    ? { file: ownFile(institution), path: ["answers", topic, "title", "LANG"], answer: "own" }
    : { file: `answers/${topic}.yaml`, path: ["title", "LANG"], answer: null };
}

/** An answer that staff have ready. */
function ofStaffAnswer({ name, from, hasOwnTitle }: StaffAnswer, isTitle: boolean, institution: Institution): Origin {
  if (isTitle ? hasOwnTitle : from === "own")
    return {
      file: ownFile(institution),
      path: ["staffAnswers", name, isTitle ? "title" : "text", "LANG"],
      answer: "own",
    };
  const file = `staffAnswers/${name}.yaml`;
  return isTitle || from === "own"
    ? { file, path: ["title", "LANG"], answer: null }
    : { file, path: ["answers", from.at, "text", "LANG"], answer: JSON.stringify(from.holdsFor) };
}

/** A source or its day: beside the text of its answer, or in a part of the institution's file. */
function ofSource(key: string, files: AnswerFiles, institution: Institution): Origin {
  const [where, name = "", field = ""] = key.split(".");
  if (where === "answers" && isTopic(name)) {
    const { file, path, answer } = textOf(name, files, institution);
    return { file, path: [...path.slice(0, -2), field], answer };
  }
  const file = ownFile(institution);
  // Another rule set has another source, under the same key.
  if (name === "rules")
    return { file, path: ["ruleSets", institution.rules, field], answer: JSON.stringify({ rules: institution.rules }) };
  return { file, path: [...(name === "answersIn" ? ["support"] : []), name, field], answer: null };
}

function textOf(topic: TopicName, files: AnswerFiles, institution: Institution): Origin {
  if (institution.answers[topic])
    return { file: ownFile(institution), path: ["answers", topic, "text", "LANG"], answer: "own" };
  const common = commonAnswer(files[topic], institution);
  const at = common ? files[topic].answers.indexOf(common) : 0;
  return {
    file: `answers/${topic}.yaml`,
    path: ["answers", at, "text", "LANG"],
    answer: JSON.stringify(common?.holdsFor ?? {}),
  };
}
