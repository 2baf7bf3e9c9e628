import { z } from "zod";
import { wordsSchema } from "../../../dialogs/kit/text";

/** The sides that a ticket can be handed to. Names of groups and offices are told to the student, in the student's language. */
export const targetSchema = z.discriminatedUnion("kind", [
  /** `id` as on tickets: `slack:TEAM:USER`. */
  z.object({ kind: z.literal("colleague"), id: z.string(), name: z.string() }),
  /** A part of the staff. `mention` is its user group in Slack. */
  z.object({ kind: z.literal("group"), name: wordsSchema, mention: z.string().nullable() }),
  /** An office that works by mail, such as a dean's office. */
  z.object({ kind: z.literal("office"), name: wordsSchema, address: z.string() }),
]);
export type Target = z.infer<typeof targetSchema>;
export type Office = Extract<Target, { kind: "office" }>;

/** The name by which staff know it. */
export const targetName = (it: Target): string =>
  it.kind === "colleague" ? it.name : (it.name.pl ?? it.name.en ?? it.name.uk ?? "");

/** A text that tells one target from another. */
export function targetKey(it: Target): string {
  switch (it.kind) {
    case "colleague":
      return it.id;
    case "group":
      return `group:${targetName(it)}`;
    case "office":
      return `mail:${it.address.toLowerCase()}`;
  }
}
