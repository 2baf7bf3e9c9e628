import { openingIntents, type OpeningIntent } from "../../dialogs";
import type { Question } from "../../dialogs/kit/questions";
import type { RuledIntent } from "./rules";

/** Intents that answer the current step and open nothing, each with a short description for a language model. */
const small = {
  yes: "yes",
  no: "no",
  next: "go on, done",
  back: "one step back",
  cancel: "cancel what was begun",
  stuck: "something in the app, the scan, the code or a step does not work",
  thanks: "thank you",
  bye: "goodbye",
} as const;

/** Every intent a text can have: those the dialogs declare, which open something, and the small answers. */
export type Intent = OpeningIntent | keyof typeof small | "smallTalk";

/** The label of a training phrase. `other` is talk that the assistant does not answer. */
export type Meaning =
  | Exclude<Intent, "languagePl" | "languageEn" | "languageUk" | "smallTalk" | RuledIntent | Question>
  | "other";

const learnt = openingIntents.flatMap(({ name, gloss }) => (gloss === undefined ? [] : [[name, gloss] as const]));

/** A short description of each meaning for a language model. */
export const glosses = Object.fromEntries([
  ...learnt,
  ...Object.entries(small),
  ["other", "none of these"],
]) as Readonly<Record<Meaning, string>>;
export const meanings = Object.keys(glosses) as readonly Meaning[];

/** Questions that have an advice card of their own. */
export const topics: readonly Meaning[] = openingIntents
  .filter(({ opening, gloss }) => opening.dialog === "advice" && gloss !== undefined)
  .map(({ name }) => name as Meaning);

export const smallAnswers: ReadonlySet<Intent> = new Set(Object.keys(small) as (keyof typeof small)[]);
export const intents: readonly Intent[] = [...openingIntents.map(({ name }) => name), ...smallAnswers, "smallTalk"];

/** Intents that need more evidence, because misreading one costs the student a card, a session or their data. */
export const costly: ReadonlySet<Intent> = new Set(
  openingIntents.filter(({ isCostly }) => isCostly).map(({ name }) => name),
);
