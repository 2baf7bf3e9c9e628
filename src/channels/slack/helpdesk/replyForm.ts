import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Lang } from "../../../../dialogs/kit/text";
import { plain } from "../blocks";
import { cut, limits } from "../limits";
import { names, type Say } from "./deps";

export const inputAction = "text";

/** The form in which staff write a reply to a student. */
export function replyForm(ticket: string, say: Say, lang: Lang): types.ModalView {
  return {
    type: "modal",
    callback_id: names.reply,
    private_metadata: ticket,
    title: titled(say("reply.title", lang)),
    submit: titled(say("reply.send", lang)),
    close: titled(say("reply.cancel", lang)),
    blocks: [
      input("reply", say("reply.label", lang, { ticket }), { multiline: true, max_length: limits.inputLength }),
      { type: "context", elements: [plain(say("reply.how", lang))] },
    ],
  };
}

export const titled = (text: string): types.PlainTextElement => plain(cut(text, limits.viewWords));

export const input = (
  block_id: string,
  label: string,
  element: Omit<types.PlainTextInput, "type" | "action_id">,
): types.InputBlock => ({
  type: "input",
  block_id,
  label: plain(label),
  element: { type: "plain_text_input", action_id: inputAction, ...element },
});

/** The value of a form field: text, a chosen option, a day or a time of day. */
const heldSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
});

const sentSchema = z.object({
  id: z.string(),
  private_metadata: z.string(),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), heldSchema)) }),
});

/** Reads a submitted form: its id, what it carried, and what was typed into its fields. Undefined for anything else. */
export function sentForm(view: unknown) {
  const it = sentSchema.safeParse(view).data;
  if (!it) return undefined;
  const typed = (block: string): string => {
    const held = it.state.values[block]?.[inputAction];
    return (held?.value ?? held?.selected_option?.value ?? held?.selected_date ?? held?.selected_time ?? "").trim();
  };
  return { id: it.id, carried: it.private_metadata, typed };
}
