import { openingIntents, type OpeningIntent } from "../../dialogs";

/** Answers inside a step, which open nothing; each with what it is, in a few words for a language model. */
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

/** Everything a typed text can be understood as: what opens a dialog, as the dialogs declare it, and small answers. */
export type Intent = OpeningIntent | keyof typeof small;

/** What a phrase stands for; `other` is talk that is not ours to answer. */
export type Meaning = Exclude<Intent, "languagePl" | "languageEn" | "languageUk"> | "other";

const learnt = openingIntents.flatMap(({ name, gloss }) => (gloss === undefined ? [] : [[name, gloss] as const]));

/** What each meaning is, in a few words for a language model. */
export const glosses = Object.fromEntries([
  ...learnt,
  ...Object.entries(small),
  ["other", "none of these"],
]) as Readonly<Record<Meaning, string>>;
export const meanings = Object.keys(glosses) as readonly Meaning[];

/** Questions that have an answer of their own. */
export const topics: readonly Meaning[] = openingIntents
  .filter(({ opening }) => opening.dialog === "advice")
  .map(({ name }) => name as Meaning);

export const smallAnswers: ReadonlySet<Intent> = new Set(Object.keys(small) as (keyof typeof small)[]);
export const intents: readonly Intent[] = [...openingIntents.map(({ name }) => name), ...smallAnswers];

/** Misunderstanding one of these costs the student a card, a session or their data, so they need more evidence. */
export const costly: ReadonlySet<Intent> = new Set(
  openingIntents.filter(({ isCostly }) => isCostly).map(({ name }) => name),
);
