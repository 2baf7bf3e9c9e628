import type { Data } from "../../dialogs/kit/dialog";
import type { Chat } from "../../src/conversation/chat";
import { interpreted } from "../support/understanding";
import { frameAt, linked } from "./people";
import { Talk } from "./talk";

/** Types a text into a conversation, understood as the product understands it. */
export const types = (talk: Talk, text: string) => talk.says(text, interpreted(text));

export const walking = (step: string, progress: number): Talk => {
  const frame = { ...frameAt("activate", step, { phone: "android", layout: "older" }), progress };
  return new Talk({ ...linked, frame: { ...frame, offered: ["next", "back", "stuck"] } });
};
export const asking = (step: string, offered: string[]): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("activate", step, { phone: "android" }), offered } });

/** A conversation at the card that asks whether to order. */
export const atOrder = (): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["place", "eligibility", "menu"] } });

/** A conversation at the card that offers the codes; with `shown`, the codes are on the screen. */
export const atCodes = (data: { shown?: "yes" } = {}, person: Partial<Chat> = {}): Talk => {
  const frame = { ...frameAt("code", "look", data), offered: ["show", "activate", "human", "menu"] };
  return new Talk({ ...linked, frame, ...person });
};

/** The conversation, with another dialog opened from its step of the walkthrough. */
export function beside(talk: Talk, dialog: string, step: string, data: Data = {}): Talk {
  const left = talk.frame;
  talk.person = { ...talk.person, frame: frameAt(dialog, step, data), trail: [left], paused: { activate: left } };
  return talk;
}

/** A conversation in which the student opened another dialog at step 4 of the walkthrough. */
export const aside = (dialog: string, step: string, data: Data = {}): Talk =>
  beside(walking("choose", 4), dialog, step, data);
