import { t, type Lang } from "../../dialogs/kit/text";
import { openingsOf } from "./openings";
import type { TurnDraft } from "./turnDraft";

/**
 * Switches the chat to the language of the text, which says more than the client's locale. Inside a dialog the switch is announced, with a
 * button that undoes it.
 */
export function guessLanguage(draft: TurnDraft, lang: Lang | undefined): void {
  const before = draft.chat.lang;
  if (!lang || lang === before || draft.chat.langChosen) return;
  draft.chat.lang = lang;
  const { frame } = draft.chat;
  if (!frame || frame.dialog === "menu") return;
  const opens = openingsOf(draft, [`language${before === "pl" ? "Pl" : before === "en" ? "En" : "Uk"}`]);
  draft.outputs.push({ kind: "say", notice: { text: t("says.languageChanged"), opens } });
}
