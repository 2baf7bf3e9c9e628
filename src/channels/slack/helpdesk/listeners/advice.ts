import { z } from "zod";
import { t } from "../../../../../dialogs/kit/text";
import { isAdvice } from "../../../../helpdesk/advice";
import { answersOf } from "../../../../tickets/ticket";
import { names, type ListenerDeps } from "../deps";
import { onPress } from "../onPress";
import { replyForm } from "../replyForm";

const valueSchema = z.string().regex(/^[^:]+:[^:]+$/);

/** Opens the form of an answer with an advice of a look-up in it, in the student's language, to be edited before it is sent. */
export function listenToAdvice(deps: ListenerDeps): void {
  const { desk, staffAnswers, say, sayText } = deps;
  onPress(deps, names.advise, ({ actions: [action] }) => {
    const value = valueSchema.safeParse(action.value).data;
    if (value === undefined) return undefined;
    const [ticket = "", key = ""] = value.split(":");
    return {
      what: `${names.advise} ${ticket}`,
      async perform({ member: { lang }, tell, open }) {
        const found = await desk.get(ticket);
        const reads = await staffAnswers.langOf(ticket);
        if (!found || reads === undefined || !isAdvice(key)) {
          tell(say("refusal.unknown", lang));
          return;
        }
        const state = { ticket, seen: answersOf(found.ticket).length, lang: reads, answers: [], turn: 0 };
        const offered = await staffAnswers.offered(ticket, lang);
        await open(replyForm({ state, offered, text: sayText(t(key), reads) }, say, lang));
      },
    };
  });
}
