import { dialogs, intents } from "../../dialogs";
import { choiceOf } from "../../dialogs/kit/dialog";
import { languages, t, type Lang, type Text } from "../../dialogs/kit/text";
import { isSourceKey, sourceLang } from "../../dialogs/kit/answer";
import type { TextPlace } from "./desk";

/**
 * Texts that are changed in the repository alone:
 * - `said.…` are phrases that people type for a button. They decide what a message is taken to mean, and are checked together with
 *   the understanding, so they belong to the program and not to what it says.
 * - `language.…` and `menu.language` name each language in that language, so that everybody finds their own.
 * - `teamsApp.…` goes into the package that is uploaded to Teams; the running program does not say it.
 * - `plain` is nothing but a value.
 */
const locked = /^(said\..*|language\.(pl|en|uk)|menu\.language|teamsApp\..*|plain)$/;

export const isLocked = (key: string): boolean => locked.test(key);

/**
 * The name of a label that a card chooses itself: `button.backToStep`, `chats.button.end`. The labels of choices and of the menu are
 * found in the dialogs, whatever they are called.
 */
const named = /(^|\.)button\.[^.]+$/;

/** Labels without such a name, which keep theirs because edits are stored by it. */
const otherwiseNamed: readonly string[] = [
  "advice.source",
  "calendar.download",
  "chats.end",
  "chats.notMe",
  "copy.open",
  "escalate.label",
  "guide.step",
  "link.codeLabel",
  "link.mObywatel",
  "link.open",
  "link.trustedProfile",
  "linkPage.confirm",
  "privacy.accessibility",
  "privacy.notice",
  "push.answer",
  "push.openPicture",
  "push.seeTicket",
  "push.showHere",
  "slack.formSend",
  "tickets.addLabel",
  "tickets.open",
  "unlink.openUsos",
  "web.retry",
  "web.send",
];

const buttons: ReadonlySet<string> = new Set([...labelsOfDialogs(), ...otherwiseNamed]);

/** Slack shortens what stands in the frame of a form after 24 characters. */
const formTitle =
  /^helpdesk\.(announce\.(title|preview|cancel|previewTitle|back|send)|reply\.(title|send|cancel)|lookup\.(title|submit|cancel))$/;

/** The languages in which staff edit a text. A source or its day is the same in every language, so it is edited once. */
export const languagesOf = (key: string): readonly Lang[] => (isSourceKey(key) ? [sourceLang] : languages);

export function placeOfText(key: string): TextPlace {
  if (isSourceKey(key)) return key.endsWith(".source") ? "source" : "day";
  if (named.test(key) || buttons.has(key)) return "button";
  if (formTitle.test(key)) return "formTitle";
  if (/(^web\.placeholder|[hH]int)$/.test(key)) return "hint";
  if (key.startsWith("mail.")) return "letter";
  return /[tT]itle$/.test(key) ? "title" : "text";
}

/** How many characters a reader sees at most. Chats shorten longer buttons, titles and hints; a longer text is not read on a phone. */
export const mostCharacters: Readonly<Record<TextPlace, number>> = {
  button: 40,
  title: 60,
  formTitle: 24,
  hint: 150,
  text: 700,
  letter: 1_000,
  source: 400,
  day: 10,
};

/** The keys of the labels of all choices of all steps, and of all buttons of the menu. */
function labelsOfDialogs(): string[] {
  const steps = Object.values(dialogs).flatMap((it) => Object.values(it.steps));
  const choices = steps.flatMap(({ on }) =>
    Object.keys(on).map((name) => choiceOf(on, name)?.label ?? t(`button.${name}`)),
  );
  const openings = Object.values(intents).flatMap((it) => ("label" in it ? [it.label] : []));
  return [...choices, ...openings].flatMap((it: Text) => ("key" in it ? [it.key] : []));
}
