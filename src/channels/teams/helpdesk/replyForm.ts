import type { Lang } from "../../../../dialogs/kit/text";
import type { Say } from "../../../helpdesk/say";
import type { Offered } from "../../../tickets/staffAnswers/port";
import { longestReply } from "../../../tickets/staffActions";
import type { Element } from "../../adaptiveCard/types";
import { cut, deskCard, submits, subtle, warning, type DeskCard } from "./elements";
import type { ReplyState } from "./pressed";

/** The form as it is shown. */
export interface ReplyShown {
  readonly state: ReplyState;
  readonly offered: readonly Offered[];
  readonly text?: string;
  /** A sentence above the text: why nothing was put in or sent. */
  readonly notice?: string;
}

const mostOffered = 100;
/** The most names that a form can carry. */
const mostAnswers = 20;

export const field = (id: string, label: string, maxLength: number, value: string): Element => ({
  type: "Input.Text",
  id,
  label,
  isMultiline: true,
  maxLength,
  ...(value === "" ? {} : { value }),
});

/** The form in which staff write a reply to a student. */
export function replyForm({ state, offered, text = "", notice }: ReplyShown, say: Say, lang: Lang): DeskCard {
  const carried = { ...state, answers: state.answers.slice(-mostAnswers) };
  const title = say("reply.title", lang);
  return deskCard(
    lang,
    title,
    [
      ...(notice === undefined ? [] : [warning(notice)]),
      field("text", say("reply.label", lang, { ticket: state.ticket }), longestReply, text),
      subtle(say("reply.how", lang)),
      ...(offered.length === 0 ? [] : [choosing(offered.slice(0, mostOffered), say, lang)]),
    ],
    [
      submits(say("reply.send", lang), { desk: "sendReply", state: carried }, { style: "positive" }),
      ...(offered.length === 0 ? [] : [submits(say("answers.choose", lang), { desk: "insert", state: carried })]),
    ],
  );
}

const choosing = (offered: readonly Offered[], say: Say, lang: Lang): Element => ({
  type: "Input.ChoiceSet",
  id: "answer",
  style: "compact",
  placeholder: say("answers.choose", lang),
  choices: offered.map(({ name, title, uses }) => ({
    title: cut(`${title} · #${name} · ${say("answers.uses", lang, { count: uses })}`, 150),
    value: name,
  })),
});
