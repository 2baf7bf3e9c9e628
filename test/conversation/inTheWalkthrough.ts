import { interpret } from "../../src/understanding";
import { understand } from "../support/understanding";
import { frameAt, linked } from "./people";
import { Talk } from "./talk";

/** What strangers typed on their way, and what they meant by it. */
export const types = (talk: Talk, text: string) => talk.says(text, interpret(text, understand));

export const walking = (step: string, progress: number): Talk => {
  const frame = { ...frameAt("activate", step, { phone: "android", layout: "older" }), progress };
  return new Talk({ ...linked, frame: { ...frame, offered: ["next", "back", "stuck"] } });
};
export const asking = (step: string, offered: string[]): Talk =>
  new Talk({ ...linked, frame: { ...frameAt("activate", step, { phone: "android" }), offered } });
