import type { Lang } from "../../dialogs/kit/text";
import type { DeskTicket } from "../tickets/port";
import type { Say } from "./say";

/** The text that tells staff whom an answer went to: the student of the ticket, and those of the tickets that it stands for. */
export function sentWords({ ticket: { merged = [] } }: DeskTicket, say: Say, lang: Lang): string {
  return merged.length === 0
    ? say("thread.sent", lang)
    : say("thread.sentTogether", lang, { tickets: merged.join(", ") });
}
