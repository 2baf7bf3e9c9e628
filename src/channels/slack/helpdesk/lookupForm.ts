import type { types } from "@slack/bolt";
import { z } from "zod";
import type { Lang } from "../../../../dialogs/kit/text";
import { section, type Block } from "../blocks";
import { cut } from "../limits";
import { names, type Say } from "./deps";
import { input, titled } from "./replyForm";

/** The data that the form carries: the channel it was opened in, and the ticket if the look-up is about one. */
const carriedSchema = z.object({ channel: z.string().optional(), ticket: z.string().optional() });
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
  const whom = carried.ticket
    ? section(say("lookup.ofTicket", lang, { ticket: carried.ticket }))
    : input("about", say("lookup.about", lang), {
        max_length: 200,
        ...(about === "" ? {} : { initial_value: cut(about, 200) }),
      });
  const reason = input("reason", say("lookup.reason", lang), { multiline: true, max_length: reasonLength.most });
  return {
    ...lookupView([whom, reason], say, lang),
    callback_id: names.look,
    private_metadata: JSON.stringify(carried),
    submit: titled(say("lookup.submit", lang)),
  };
}

/** The same window with other content. */
export const lookupView = (blocks: Block[], say: Say, lang: Lang): types.ModalView => ({
  type: "modal",
  title: titled(say("lookup.title", lang)),
  close: titled(say("lookup.cancel", lang)),
  blocks,
});
