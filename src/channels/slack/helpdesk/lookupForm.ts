import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Lang } from "../../../../dialogs/kit/text";
import { aboutOf, subjectSchema, type Subject } from "../../../helpdesk/subject";
import { section, type Block } from "../blocks";
import { cut, limits } from "../limits";
import { chatTitle } from "../../../helpdesk/chatTitle";
import { names, type Say } from "./deps";
import { input, titled } from "./replyForm";

/** The data that the form carries: the channel it was opened in, and the person if the form does not ask for one. */
const carriedSchema = z.object({ channel: z.string().optional(), subject: subjectSchema.optional() });
export type Carried = z.infer<typeof carriedSchema>;

/** Reads what a sent form carries; undefined when it is not what our form carries. */
export function carriedBy(metadata: string): Carried | undefined {
  try {
    return carriedSchema.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

export const reasonLength = { least: 5, most: 300 } as const;

/** The form that asks staff whom they want to look up, and why. */
export function lookupForm(carried: Carried, about: string, say: Say, lang: Lang): types.ModalView {
  const whom = carried.subject
    ? section(wordsFor(carried.subject, say, lang))
    : input("about", say("lookup.about", lang), {
        // A letter that somebody pastes has many lines.
        multiline: true,
        max_length: limits.inputLength,
        ...(about === "" ? {} : { initial_value: cut(about, limits.inputLength) }),
      });
  const reason = input("reason", say("lookup.reason", lang), { multiline: true, max_length: reasonLength.most });
  return {
    ...lookupView([whom, reason], say, lang),
    callback_id: names.look,
    private_metadata: JSON.stringify(carried),
    submit: titled(say("lookup.submit", lang)),
  };
}

function wordsFor(subject: Subject, say: Say, lang: Lang): string {
  if (subject.kind === "ticket") return say("lookup.ofTicket", lang, { ticket: subject.ticket });
  if (subject.kind === "chat") return say("lookup.ofChat", lang, { chat: chatTitle(subject.chatId, say, lang) });
  return aboutOf(subject);
}

/** The same window with other content. */
export const lookupView = (blocks: Block[], say: Say, lang: Lang): types.ModalView => ({
  type: "modal",
  title: titled(say("lookup.title", lang)),
  close: titled(say("lookup.cancel", lang)),
  blocks,
});
