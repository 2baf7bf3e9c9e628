import { z } from "zod";
import { limits } from "../../limits";
import { admit, sendEphemeral } from "../gate";
import type { Member } from "../members";
import { names, type ListenerDeps } from "../deps";
import { replyBlock, replyForm, replyState, sentForm, type ReplyShown, type ReplyState } from "../replyForm";
import { senderOf } from "./sender";

const chosenSchema = z.object({
  view: z.object({ id: z.string(), hash: z.string() }),
  actions: z.tuple([z.object({ selected_option: z.object({ value: z.string() }) })], z.unknown()),
});

/** Puts an answer that staff choose in the form of a reply into its text, below what they have written already. */
export function listenToAnswers(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.action(names.answer, async ({ body, context, ack }) => {
    const chosen = chosenSchema.safeParse(body).data;
    const form = "view" in body ? sentForm(body.view) : undefined;
    const who = senderOf(body, context);
    const state = form && replyState(form.carried);
    if (chosen && form && who && typeof state === "object") {
      const [{ selected_option }] = chosen.actions;
      const admitted = await admit(deps, who, names.answer);
      if (!admitted.ok) sendEphemeral(deps, who, {}, admitted.words);
      else {
        const { lang } = admitted.member;
        const typed = form.typed(replyBlock(state.turn));
        const shown = await withAnswer(deps, state, typed, selected_option.value, admitted.member);
        // With the hash, the second of two quick choices is refused instead of taking away the first.
        const { id: view_id, hash } = chosen.view;
        const view = replyForm(shown, say, lang);
        const updated = await slack.api.call(who.team, "views.update", { view_id, hash, view });
        if (!updated.ok) sendEphemeral(deps, who, {}, say("answers.notPut", lang));
      }
    }
    await ack();
  });
}

async function withAnswer(
  { staffAnswers, say }: ListenerDeps,
  state: ReplyState,
  typed: string,
  name: string,
  { lang }: Member,
): Promise<ReplyShown> {
  const { ticket } = state;
  const offered = await staffAnswers.offered(ticket, lang);
  const filled = await staffAnswers.filled(ticket, name);
  const turn = state.turn + 1;
  const asItWas = (notice: string): ReplyShown => ({ state: { ...state, turn }, offered, text: typed, notice });
  if (!filled) return asItWas(say(offered.length === 0 ? "refusal.unknown" : "answers.gone", lang));
  const text = typed === "" ? filled.text : `${typed}\n\n${filled.text}`;
  if (text.length > limits.inputLength) return asItWas(say("answers.tooLong", lang, { most: limits.inputLength }));
  const answers = [...state.answers, name];
  return { state: { ...state, turn, answers, lang: filled.lang }, offered, text };
}
