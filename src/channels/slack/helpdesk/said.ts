import type { Lang } from "../../../../dialogs/kit/text";
import type { Block } from "../blocks";
import type { Say, SayText } from "./deps";

/** The texts of the helpdesk and those that students read, in the language of a member of staff. */
export interface Said {
  readonly say: Say;
  readonly sayText: SayText;
  readonly lang: Lang;
}

export const heading = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text: `*${text}*` } });
