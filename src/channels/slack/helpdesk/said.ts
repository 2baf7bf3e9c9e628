import type { Block } from "../blocks";

export type { Said } from "../../../helpdesk/say";

export const heading = (text: string): Block => ({ type: "section", text: { type: "mrkdwn", text: `*${text}*` } });
