import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import { voteReasons, voteSubjects } from "../../dialogs/kit/vote";

const button = z.union([
  z.object({
    label: z.string(),
    url: z.string(),
    signIn: z.object({ inBrowser: z.string() }).exactOptional(),
  }),
  z.object({ label: z.string(), button: z.string(), style: z.enum(["primary", "danger"]).exactOptional() }),
]);

const fact = z.object({
  name: z.string(),
  value: z.string(),
  mark: z.enum(["met", "unmet", "unsaid", "done", "current", "ahead"]).exactOptional(),
  markLabel: z.string().exactOptional(),
});

const field = z.object({
  button: z.string(),
  label: z.string(),
  placeholder: z.string().exactOptional(),
  value: z.string().exactOptional(),
  multiline: z.boolean(),
  digits: z.number().exactOptional(),
  maxLength: z.number(),
  submit: z.string(),
  missing: z.string(),
});

export const votable = z.object({
  id: z.string(),
  about: z.enum(voteSubjects),
  topic: z.string().exactOptional(),
  /** Messages of earlier versions have none; they are not voted on any more. */
  askedAt: z.number().default(0),
});

/** Validates a vote on a message. */
export const castSchema = z.object({ verdict: z.enum(["up", "down"]), why: z.enum(voteReasons).exactOptional() });

/** Validates a view read from the store. */
export const viewSchema: z.ZodType<View> = z.object({
  lang: z.enum(languages),
  title: z.string().exactOptional(),
  paragraphs: z.array(z.string()),
  facts: z.array(fact),
  image: z.object({ name: z.string(), alt: z.string() }).exactOptional(),
  progress: z.object({ at: z.number(), of: z.number(), label: z.string() }).exactOptional(),
  field: field.exactOptional(),
  buttons: z.array(button),
  vote: votable.exactOptional(),
});
