import type { types } from "@slack/bolt";
import { moment, type Lang } from "../../../../../dialogs/kit/text";
import type { Problem } from "../../../../tickets/problems/problems";
import { context, plain, section, type Block } from "../../blocks";
import { cut } from "../../limits";
import { names, type Say } from "../deps";
import { input, titled } from "../replyForm";
import { button } from "../ticketCard";
import { choosing, textFields } from "./form";

export const newProblem = "new";

/** The form with the problems that support knows of: each can be ended or written anew, and a new one added. */
export function problemForm(problems: readonly Problem[], say: Say, lang: Lang): types.ModalView {
  const said = (key: string): string => say(`problems.${key}`, lang);
  const which = [
    { value: newProblem, title: said("new") },
    ...problems.map(({ id, phrases }) => ({ value: id, title: phrases })),
  ];
  return {
    type: "modal",
    callback_id: names.problems,
    title: titled(said("title")),
    submit: titled(said("keep")),
    close: titled(said("close")),
    blocks: [
      ...problems.flatMap((it) => standing(it, say, lang)),
      choosing("which", said("which"), which, newProblem),
      input("phrases", said("phrases"), { multiline: true, max_length: 300 }),
      context(said("phrasesHow")),
      ...textFields((one) => say(`problems.state.${one}`, lang)),
    ],
  };
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
