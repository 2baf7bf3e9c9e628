import { z } from "zod";
import { questions } from "./questions";
import type { Lang } from "./text";
import { dated, needs, textIn, type Dated } from "./dated";

/** The broad topics students ask about, each an intent of `src/understanding`. */
export const broadTopics = [
  "whatIsIt",
  "price",
  "waiting",
  "train",
  "elsewhere",
  "offline",
  "screenshot",
  "phoneRequirements",
  "onePhone",
  "twoPhones",
  "codeLifetime",
  "renewsItself",
  "graduate",
  "severalProgrammes",
  "nameChange",
  "wrongData",
  "photo",
  "plastic",
  "noPesel",
  "foreigner",
  "trustedProfile",
  "appPassword",
  "verify",
  "safety",
  "bot",
  "officeContact",
  "outage",
] as const;
export type BroadTopic = (typeof broadTopics)[number];

/** Everything that has an answer in `dialogs/answers`, by file name. */
export const topics = [...broadTopics, ...questions] as const;
export type TopicName = (typeof topics)[number];

/** The dialogs that an answer's buttons open, besides other topics. */
export const answerChoices = [
  "order",
  "eligibility",
  "status",
  "activate",
  "code",
  "newPhone",
  "lostPhone",
  "extend",
  "reminders",
  "revoke",
  "privacy",
  "tickets",
  "unlink",
  "chats",
] as const;
export type AnswerChoice = (typeof answerChoices)[number];

/** Pages an answer may link to; each is named in the institution's file. */
export const answerLinks = ["trustedProfile", "mObywatel", "usosWeb", "notice", "accessibility"] as const;
export type AnswerLink = (typeof answerLinks)[number];

/** The parts of an institution's file that an answer may take its source and its date from. */
export const datedParts = [
  /** The rule set in force. */
  "rules",
  "instruction",
  "trustedProfile",
  "phones",
  "fees",
  "deansOffices",
  "contact",
  "privacy",
  /** How soon support answers. */
  "answersIn",
] as const;
export type DatedPart = (typeof datedParts)[number];

/** The likely next wishes of the student: dialogs and other topics, in the order of the buttons. */
const buttons = z.array(z.enum([...answerChoices, ...topics]));
const shown = { links: z.array(z.enum(answerLinks)).default([]), buttons: buttons.default([]) };

const variant = z.union([
  /**
   * An answer about what the assistant itself does is true as long as the code is, so it has no source and no date. A test lists
   * these answers by name.
   */
  z.strictObject({ holdsFor: needs.optional(), text: textIn, of: z.literal("assistant"), ...shown }),
  z.strictObject({ holdsFor: needs.optional(), text: textIn, ...dated, ...shown }),
  z.strictObject({ holdsFor: needs.optional(), text: textIn, from: z.enum(datedParts), ...shown }),
]);

/** A file of `dialogs/answers`. The first of its answers that holds for the institution is used. */
export const answerFile = z.strictObject({ title: textIn, answers: z.array(variant).min(1) });
export type AnswerFile = z.infer<typeof answerFile>;

/** The institution's own answer instead of a common one; «off» leaves the topic to staff. */
export const ownAnswer = z.union([
  z.literal("off"),
  z.strictObject({ title: textIn.optional(), text: textIn, ...dated, ...shown, buttons: buttons.optional() }),
]);
export type OwnAnswer = z.infer<typeof ownAnswer>;

/** The place of a source and its day: with the answer itself, or in a part of the institution's file that several answers name. */
export type SourceAt = `answers.${TopicName}` | `institution.${DatedPart}`;
/** Source and day are in the catalog too, as `AT.source` and `AT.validOn`, since staff edit them like texts. */
export interface DatedAt extends Dated {
  readonly at: SourceAt;
}

/** Whether a key in the catalog is that of a source or its day, which are the same in every language. */
export const isSourceKey = (key: string): boolean => /^(answers|institution)\.\w+\.(source|validOn)$/.test(key);
/** An edited source or day is kept under this language. */
export const sourceLang: Lang = "pl";

/**
 * The answer that applies at one institution. Its title and its text are in the catalog, as `answers.TOPIC.title` and `.text`.
 */
export interface Answer {
  /** Its source, and the last day on which the source was checked; undefined for an answer about the assistant itself. */
  readonly dated?: DatedAt | undefined;
  readonly links: readonly AnswerLink[];
  readonly buttons: readonly (AnswerChoice | TopicName)[];
}

/** The answers of one institution; a topic that is switched off has none. */
export type Answers = Readonly<Partial<Record<TopicName, Answer>>>;

export const isTopic = (name: string): name is TopicName => topics.some((it) => it === name);
