import { dialogs, intents } from "../../../dialogs";
import { isTopic } from "../../../dialogs/kit/answer";
import type { VoteReason } from "../../../dialogs/kit/vote";
import { t, type Lang, type Text, type Value } from "../../../dialogs/kit/text";

/** Returns a sentence under `numbers` in the locale files. */
export type Say = (key: string, values?: Readonly<Record<string, Value>>) => string;

/** The texts of the page in one language. */
export interface Words {
  readonly lang: Lang;
  readonly say: Say;
  /** A sentence under `numbers` whose last part is a label; `other` if there is none for it. */
  readonly named: (key: string, label: string) => string;
  readonly topic: (topic: string) => string;
  /** The title and the name of an answer that staff have ready. */
  readonly staffAnswer: (name: string) => string;
  /** The title of a dialog. */
  readonly dialog: (id: string) => string;
  /** A reason for a 👎, as students read it on its button. */
  readonly voteReason: (why: VoteReason) => string;
  /** The meaning of an intent: the topic it asks about, or else the dialog that it opens. */
  readonly meaning: (intent: string) => string;
}

export interface Catalog {
  say(text: Text, lang: Lang): string;
  has(key: string): boolean;
}

export function wordsIn(catalog: Catalog, lang: Lang): Words {
  const say: Say = (key, values) => catalog.say(t(`numbers.${key}`, values), lang);
  const topic = (it: string): string => (isTopic(it) ? catalog.say(t(`answers.${it}.title`), lang) : say("other"));
  const dialog = (id: string): string => {
    const found = Object.hasOwn(dialogs, id) ? dialogs[id] : undefined;
    const title = found?.title ?? found?.button;
    return title ? catalog.say(title, lang) : say("other");
  };
  // One that is no longer there is still known by its name.
  const staffAnswer = (name: string): string => {
    const key = `staffAnswers.${name}.title`;
    return catalog.has(key) ? `${catalog.say(t(key), lang)} (#${name})` : `#${name}`;
  };
  return {
    lang,
    say,
    topic,
    staffAnswer,
    dialog,
    voteReason: (why) => catalog.say(t(`vote.reason.${why}`), lang),
    meaning: (intent) => {
      if (intent === "stuck") return catalog.say(t("helpdesk.tags.stuck"), lang);
      const found = Object.hasOwn(intents, intent) ? intents[intent] : undefined;
      return found && "label" in found ? catalog.say(found.label, lang) : say("other");
    },
    named: (key, label) => (catalog.has(`numbers.${key}.${label}`) ? say(`${key}.${label}`) : say("other")),
  };
}
