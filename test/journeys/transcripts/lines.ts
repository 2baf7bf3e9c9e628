import type { OnScreen } from "../../support/chat";
import type { Lang } from "../../../dialogs/kit/text";

/** A sentence that the assistant says, for which its text key stands in a golden file; or a person's own words. */
export interface Said {
  readonly said: string;
  readonly lang: Lang;
  readonly isOwn?: true;
}

/** One line of a transcript: what the transcript itself says, and the sentences of the screen. */
export type Line = readonly (string | Said)[];

export const said = (sentence: string, lang: Lang): Said => ({ said: sentence, lang });

export const ownWords = (words: string, lang: Lang): Said => ({ said: words, lang, isOwn: true });

/** The lines of one message, top to bottom. */
export function linesOf({ view, secret }: OnScreen): Line[] {
  const { lang, title, paragraphs, facts, image, progress, field, buttons } = view;
  return [
    ...(title === undefined ? [] : [["# ", said(title, lang)]]),
    ...(progress ? [[`(step ${progress.at} of ${progress.of})`]] : []),
    ...paragraphs.map((it) => [said(it, lang)]),
    ...facts.map(({ name, value, mark }) => [
      mark ? (marks[mark] ?? mark) : "·",
      " ",
      said(name, lang),
      ...(value === "" ? [] : [": ", said(value, lang)]),
    ]),
    ...(image ? [[`(picture «${image.name}»)`]] : []),
    ...(secret ? [["(the QR code and the activation code)"]] : []),
    ...(field ? [["▭ ", said(field.label, lang), " ", "[", said(field.submit, lang), "]"]] : []),
    ...(buttons.length === 0 ? [] : [buttons.flatMap((it, at) => [at === 0 ? "" : " ", ...buttonOf(it, lang)])]),
  ];
}

const marks: Readonly<Record<string, string>> = {
  met: "✓",
  unmet: "✗",
  unsaid: "(at the order)",
  done: "✓",
  current: "▶",
  ahead: "○",
};

function buttonOf(button: OnScreen["view"]["buttons"][number], lang: Lang): Line {
  if ("url" in button) return ["[", said(button.label, lang), " ↗]"];
  const before = { primary: "*", danger: "!" };
  return [`${button.style ? before[button.style] : ""}[`, said(button.label, lang), "]"];
}
