import type { types } from "@slack/bolt";
import type { Lang } from "../../../../../dialogs/kit/text";
import { inOneLine } from "../../../../helpdesk/mergeTargets";
import { splitChoices } from "../../../../helpdesk/splitChoices";
import type { DeskTicket } from "../../../../tickets/port";
import { context, plain } from "../../blocks";
import { cut, limits } from "../../limits";
import { names, type Say } from "../deps";
import { input, inputAction, titled } from "../replyForm";

/** Slack shows no longer list. */
const mostOptions = 100;

const modal = (
  callback_id: string,
  ticket: string,
  said: (key: string) => string,
  blocks: types.ModalView["blocks"],
): types.ModalView => ({
  type: "modal",
  callback_id,
  private_metadata: ticket,
  title: titled(said("title")),
  submit: titled(said("submit")),
  close: titled(said("cancel")),
  blocks,
});

const option = (line: string, value: string): types.PlainTextOption => ({
  text: plain(cut(line, limits.buttonText)),
  value,
});

/** The form in which staff choose the ticket that will stand for another one. */
export function mergeForm(ticket: string, targets: readonly DeskTicket[], say: Say, lang: Lang): types.ModalView {
  const said = (key: string): string => say(`merge.${key}`, lang, { ticket });
  return modal(names.merge, ticket, said, [
    context(said("how")),
    ...(targets.length === 0
      ? []
      : [
          {
            type: "input",
            block_id: "into",
            optional: true,
            label: plain(cut(said("into"), limits.fieldText)),
            element: {
              type: "static_select",
              action_id: inputAction,
              placeholder: plain(cut(said("choose"), limits.placeholder)),
              options: targets.slice(0, mostOptions).map((it) => option(inOneLine(it), it.id)),
            },
          } as const,
        ]),
    { ...input("number", said("number"), { max_length: 100 }), optional: true },
  ]);
}

/** The form in which staff choose the messages that become a ticket of their own. */
export function splitForm({ id, ticket }: DeskTicket, say: Say, lang: Lang): types.ModalView {
  const said = (key: string): string => say(`split.${key}`, lang, { ticket: id });
  return modal(names.split, id, said, [
    context(said("how")),
    {
      type: "input",
      block_id: "messages",
      label: plain(cut(said("messages"), limits.fieldText)),
      element: {
        type: "multi_static_select",
        action_id: inputAction,
        placeholder: plain(cut(said("choose"), limits.placeholder)),
        options: splitChoices(ticket, say, lang)
          .slice(-mostOptions)
          .map(({ line, value }) => option(line, value)),
      },
    },
  ]);
}
