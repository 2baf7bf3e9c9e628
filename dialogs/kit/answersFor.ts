import {
  topics,
  type Answer,
  type AnswerFile,
  type Answers,
  type DatedAt,
  type DatedPart,
  type TopicName,
} from "./answer";
import type { Dated, Needs } from "./dated";
import { plasticCardIs, trustedProfileIs, type Institution } from "./institution";
import type { Words } from "./text";

/** The common answers, by topic. */
export type AnswerFiles = Readonly<Record<TopicName, AnswerFile>>;

/** An answer with its words. */
export interface Worded extends Answer {
  readonly title: Words;
  readonly text: Words;
}

/** Whether something holds for an institution. */
export const holds = (it: Needs | undefined, institution: Institution): boolean =>
  (it?.plasticCard ?? plasticCardIs(institution)) === plasticCardIs(institution) &&
  (it?.trustedProfile ?? trustedProfileIs(institution)) === trustedProfileIs(institution) &&
  (it?.answersIn ?? answersInIs(institution)) === answersInIs(institution);

const answersInIs = ({ support }: Institution): Needs["answersIn"] => (support.answersIn ? "promised" : "unsaid");

/** The common answer that holds for an institution; undefined if none does. */
export function commonAnswer(
  { answers }: AnswerFile,
  institution: Institution,
): AnswerFile["answers"][number] | undefined {
  return answers.find(({ holdsFor }) => holds(holdsFor, institution));
}

/**
 * Chooses the answer to a topic: the institution's own, or the first common one that holds for it; undefined if there is none.
 */
export function wordedFor(topic: TopicName, file: AnswerFile, institution: Institution): Worded | undefined {
  const own = institution.answers[topic];
  if (own === "off") return undefined;
  const { title } = file;
  const common = commonAnswer(file, institution);
  if (own) {
    const { text, links, source, validOn } = own;
    const buttons = own.buttons ?? common?.buttons ?? [];
    return { title: own.title ?? title, text, links, buttons, dated: { at: `answers.${topic}`, source, validOn } };
  }
  if (!common) return undefined;
  const { text, links, buttons } = common;
  const worded = { title, text, links, buttons };
  if ("of" in common) return worded;
  if ("from" in common) return { ...worded, dated: factOf(common.from, institution) };
  return { ...worded, dated: { at: `answers.${topic}`, source: common.source, validOn: common.validOn } };
}

/** A dated part of an institution's file. If it is missing, this is the page that says whom to contact. */
function factOf(part: DatedPart, institution: Institution): DatedAt {
  const found = datedPart(part, institution);
  const { source, validOn } = found ?? institution.contact;
  return { at: `institution.${found ? part : "contact"}`, source, validOn };
}

/** Finds a dated part of an institution's file; undefined if the file leaves it out. */
export function datedPart(part: DatedPart, institution: Institution): Dated | undefined {
  if (part === "rules") return institution.ruleSets[institution.rules];
  return part === "answersIn" ? institution.support.answersIn : institution[part];
}

/** The answers that hold for an institution. */
export const answersFor = (files: AnswerFiles, institution: Institution): Answers =>
  Object.fromEntries(
    topics.flatMap((topic) => {
      const found = wordedFor(topic, files[topic], institution);
      return found ? [[topic, found]] : [];
    }),
  );
