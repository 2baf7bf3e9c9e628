import { unseenFile } from "../../dialogs/ticketFiles";
import type { Acted } from "../tickets/port";
import { sentWords } from "./sentWords";
import type { Said } from "./say";

/** Tells the author of an answer with files which of them the student does not get, each with the reason. */
export function sentWithFiles({ it, unseen = [] }: Extract<Acted, { ok: true }>, { say, sayText, lang }: Said): string {
  const sent = sentWords(it, say, lang);
  if (unseen.length === 0) return sent;
  const names = unseen.map((file) => sayText(unseenFile(file), lang)).join(", ");
  return `${sent} ${say("thread.files", lang, { names })}`;
}
