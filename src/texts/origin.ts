import { isTopic, type TopicName } from "../../dialogs/kit/answer";
import { commonAnswer, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";

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
export function createOrigins(files: AnswerFiles, institution: Institution): (key: string) => Origin {
  return (key) => {
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
