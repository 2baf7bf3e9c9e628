import type { types } from "@slack/bolt";
import { z } from "zod";
import { languages, type Lang } from "../../../../dialogs/kit/text";
import type { Offered } from "../../../tickets/staffAnswers/port";
import { context, plain } from "../blocks";
import { cut, limits } from "../limits";
import { names, type Say } from "./deps";

export const inputAction = "text";

const carriedSchema = z.object({
  ticket: z.string(),
  /** How many answers of staff the ticket had when its author last looked. */
  seen: z.int(),
  /** The language of the answers that were put in. */
  lang: z.enum(languages).optional(),
  /** The names of the answers that were put in. */
  answers: z.array(z.string()),
  /** How often the form has changed; Slack shows a new text only in a new field. */
  turn: z.int(),
});
/** The data that the form of a reply carries besides the text. */
export type ReplyState = z.infer<typeof carriedSchema>;

/** The state of a form; of one that was opened before forms had a state, the ticket is known. */
export function replyState(carried: string): ReplyState | string {
  try {
    return carriedSchema.safeParse(JSON.parse(carried)).data ?? carried;
  } catch {
    return carried;
  }
}

/** The block with the text of a reply. */
export const replyBlock = (turn: number): string => (turn === 0 ? "reply" : `reply:${String(turn)}`);

/** The form as it is shown. */
export interface ReplyShown {
  readonly state: ReplyState;
  readonly offered: readonly Offered[];
  readonly text?: string;
  /** A sentence above the text: why nothing was put in or sent. */
  readonly notice?: string;
}

/** The most names that a form can carry. */
const mostAnswers = 20;
/** Slack shows no longer list. */
const mostOffered = 100;

/** The form in which staff write a reply to a student. */
export function replyForm({ state, offered, text = "", notice }: ReplyShown, say: Say, lang: Lang): types.ModalView {
  const { ticket, turn } = state;
  return {
    type: "modal",
    callback_id: names.reply,
    private_metadata: JSON.stringify({ ...state, answers: state.answers.slice(-mostAnswers) }),
    title: titled(say("reply.title", lang)),
    submit: titled(say("reply.send", lang)),
    close: titled(say("reply.cancel", lang)),
    blocks: [
      ...(offered.length > 0 ? [choosing(offered.slice(0, mostOffered), turn, say, lang)] : []),
      ...(notice === undefined ? [] : [context(`⚠️ ${notice}`)]),
      input(replyBlock(turn), say("reply.label", lang, { ticket }), {
        multiline: true,
        max_length: limits.inputLength,
        ...(text === "" ? {} : { initial_value: text }),
      }),
      context(say("reply.how", lang)),
    ],
  };
}

/** The list of answers. It is a new one in every form, so that the same answer can be chosen again. */
function choosing(offered: readonly Offered[], turn: number, say: Say, lang: Lang): types.ActionsBlock {
  const select: types.StaticSelect = {
    type: "static_select",
    action_id: names.answer,
    placeholder: plain(cut(say("answers.choose", lang), limits.placeholder)),
    options: offered.map(({ name, title, uses }) => ({
      text: plain(cut(title, limits.buttonText)),
      description: plain(cut(`#${name} · ${say("answers.uses", lang, { count: uses })}`, limits.buttonText)),
      value: name,
    })),
  };
  return { type: "actions", block_id: `answers:${String(turn)}`, elements: [select] };
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

/** The value of a form field: text, a chosen option or several, a day or a time of day. */
const heldSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
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
  const chosen = (block: string): string[] =>
    (it.state.values[block]?.[inputAction]?.selected_options ?? []).map(({ value }) => value);
  return { id: it.id, carried: it.private_metadata, typed, chosen };
}
