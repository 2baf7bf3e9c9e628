import type { Chat } from "../../src/conversation/chat";
import { interpreted } from "../support/understanding";
import { frameAt, linked } from "./people";
import { Talk } from "./talk";

/** What strangers typed on their way, and what they meant by it. */
export const types = (talk: Talk, text: string) => talk.says(text, interpreted(text));

export const walking = (step: string, progress: number): Talk => {
  const frame = { ...frameAt("activate", step, { phone: "android", layout: "older" }), progress };
  return new Talk({ ...linked, frame: { ...frame, offered: ["next", "back", "stuck"] } });
};
export const asking = (step: string, offered: string[]): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("activate", step, { phone: "android" }), offered } });

/** Before an order. */
export const atOrder = (): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("order", "check"), offered: ["place", "eligibility", "menu"] } });

/** At the card that offers the codes; with `shown`, they can be seen. */
export const atCodes = (data: { shown?: "yes" } = {}, person: Partial<Chat> = {}): Talk => {
  const frame = { ...frameAt("code", "look", data), offered: ["show", "activate", "human", "menu"] };
  return new Talk({ ...linked, frame, ...person });
};

/** A side question asked at step 4. */
export const aside = (dialog: string, step: string, data = {}): Talk => {
  const talk = walking("choose", 4);
  const left = talk.frame;
  talk.person = { ...talk.person, frame: frameAt(dialog, step, data), trail: [left], paused: { activate: left } };
  return talk;
};
