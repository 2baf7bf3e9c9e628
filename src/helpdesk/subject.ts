import { z } from "zod";
import { chatIdSchema } from "../foundation/ids";

export const subjectSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("album"), number: z.string() }),
  z.object({ kind: z.literal("email"), address: z.string() }),
  z.object({ kind: z.literal("ticket"), ticket: z.string() }),
  z.object({ kind: z.literal("name"), name: z.string() }),
  z.object({ kind: z.literal("chat"), chatId: chatIdSchema }),
]);
/**
 * The person who is looked up: a student by album number, by their address in the workspace or by their name in a chat; the person
 * who opened a ticket; or the person of a chat, who was mentioned or chosen from a list. A number may also be that of an order.
 */
export type Subject = z.infer<typeof subjectSchema>;

/** A subject's name in texts and in the audit log. */
export function aboutOf(it: Subject): string {
  switch (it.kind) {
    case "album":
      return it.number;
    case "email":
      return it.address;
    case "ticket":
      return it.ticket;
    case "name":
      return it.name;
    case "chat":
      return it.chatId;
  }
}
