import { z } from "zod";
import { t } from "../../../../../dialogs/kit/text";
import { isAdvice } from "../../../../helpdesk/advice";
import { answersOf } from "../../../../tickets/ticket";
import { admit, sendEphemeral } from "../gate";
import { names, type ListenerDeps } from "../deps";
import { openForm } from "../openForm";
import { pressedIn, pressSchema } from "../pressed";
import { replyForm } from "../replyForm";
import { senderOf } from "./sender";

const valueSchema = z.string().regex(/^[^:]+:[^:]+$/);

/** Opens the form of an answer with an advice of a look-up in it, in the student's language, to be edited before it is sent. */
export function listenToAdvice(deps: ListenerDeps): void {
  const { slack, desk, staffAnswers, say, sayText } = deps;
  slack.bolt.action(names.advise, async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const who = senderOf(body, context);
    const value = valueSchema.safeParse(press?.actions[0].value).data;
    if (press && who && value !== undefined) {
      const [ticket = "", key = ""] = value.split(":");
      const at = pressedIn(press);
      const admitted = await admit(deps, who, `${names.advise} ${ticket}`);
      const found = admitted.ok ? await desk.get(ticket) : undefined;
      const reads = await staffAnswers.langOf(ticket);
      if (!admitted.ok) sendEphemeral(deps, who, at, admitted.words);
      else if (!found || reads === undefined || !isAdvice(key))
        sendEphemeral(deps, who, at, say("refusal.unknown", admitted.member.lang));
      else {
        const { lang } = admitted.member;
        const state = { ticket, seen: answersOf(found.ticket).length, lang: reads, answers: [], turn: 0 };
        const offered = await staffAnswers.offered(ticket, lang);
        const form = replyForm({ state, offered, text: sayText(t(key), reads) }, say, lang);
        await openForm(deps, admitted.member, press.trigger_id, form, at);
      }
    }
    await ack();
  });
}
