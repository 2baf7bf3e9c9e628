import type { Lang } from "../../../dialogs/kit/text";
import { languages } from "../../../dialogs/kit/text";

/** The keys of the page's own texts: the `web.*` keys in the locale files, without the prefix. */
export const stringKeys = [
  "placeholder",
  "send",
  "attach",
  "conversation",
  "connecting",
  "reconnecting",
  "failed",
  "retry",
  "typing",
  "you",
  "assistant",
  "sentImage",
  "sentAudio",
  "sentFile",
  "toEnd",
  "secretGone",
  "notify",
  "newMessage",
  "sandbox",
  "mail",
] as const;

export type PageStrings = Readonly<Record<(typeof stringKeys)[number], string>>;

/** The first language of a browser's list that the assistant speaks; Polish when there is none. */
export function pickLanguage(wanted: readonly string[]): Lang {
  const spoken = wanted.flatMap((tag) => languages.filter((lang) => tag.toLowerCase().split("-")[0] === lang));
  return spoken[0] ?? "pl";
}
