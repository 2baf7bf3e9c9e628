import type { types } from "@slack/bolt";
import { z } from "zod";
import { moment, type Lang } from "../../../../../dialogs/kit/text";
import type { Problem } from "../../../../tickets/problems/problems";
import { context, plain, section, type Block } from "../../blocks";
import { cut, limits } from "../../limits";
import { names, type Say } from "../deps";
import { input, titled } from "../replyForm";
import { button } from "../ticketCard";
import { beginning, textFields } from "./form";

export const newProblem = "new";

const carriedSchema = z.object({
  which: z.string(),
  /** How often the form has changed; Slack shows other texts only in new fields. */
  turn: z.int(),
});
/** The problem that a form writes: one that is known already, or `newProblem`. */
export type Chosen = z.infer<typeof carriedSchema>;
export const nothingChosen: Chosen = { which: newProblem, turn: 0 };

/** The choice that a form carries; undefined if there is none in it. */
export function chosenIn(carried: string): Chosen | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
}

/** The block of a field after so many changes. */
export const blockIn = (turn: number) => (field: string) => (turn === 0 ? field : `${field}:${String(turn)}`);

/** The form with the problems that support knows of: each can be ended or written anew, and a new one added. */
export function problemForm(
  problems: readonly Problem[],
  say: Say,
  lang: Lang,
  chosen: Chosen = nothingChosen,
): types.ModalView {
  const said = (key: string): string => say(`problems.${key}`, lang);
  const blockOf = blockIn(chosen.turn);
  const known = problems.find(({ id }) => id === chosen.which);
  const which = [
    { value: newProblem, title: said("new") },
    ...problems.map(({ id, phrases }) => ({ value: id, title: phrases })),
  ];
  return {
    type: "modal",
    callback_id: names.problems,
    private_metadata: JSON.stringify(chosen),
    title: titled(said("title")),
    submit: titled(said("keep")),
    close: titled(said("close")),
    blocks: [
      ...problems.flatMap((it) => standing(it, say, lang)),
      ...(problems.length === 0 ? [] : [choice(which, chosen, said("which"))]),
      input(blockOf("phrases"), said("phrases"), { multiline: true, max_length: 300, ...beginning(known?.phrases) }),
      context(said("phrasesHow")),
      ...textFields((one) => say(`problems.state.${one}`, lang), known?.state, blockOf),
    ],
  };
}

/** The list of problems. Choosing one puts its words and texts into the fields. */
function choice(
  all: readonly { readonly value: string; readonly title: string }[],
  { which, turn }: Chosen,
  label: string,
): types.ActionsBlock {
  const options = all.map(({ value, title }) => ({ text: plain(cut(title, limits.buttonText)), value }));
  const initial = options.find(({ value }) => value === which);
  const select: types.StaticSelect = {
    type: "static_select",
    action_id: names.problemChosen,
    placeholder: plain(cut(label, limits.placeholder)),
    options,
    ...(initial && { initial_option: initial }),
  };
  return { type: "actions", block_id: blockIn(turn)("which"), elements: [select] };
}

function standing({ id, phrases, state, at }: Problem, say: Say, lang: Lang): Block[] {
  const confirm = {
    title: plain(say("problems.endTitle", lang)),
    text: plain(say("problems.endWhat", lang)),
    confirm: plain(say("problems.end", lang)),
    deny: plain(say("problems.back", lang)),
  };
  const end = { ...button(say("problems.end", lang), names.problemEnd, id), confirm };
  const written = say("plain", lang, { value: moment(at) });
  return [
    { ...section(`${cut(phrases, 300)}\n${cut(state.pl ?? "", 500)}`), accessory: end },
    context(written),
    { type: "divider" },
  ];
}
