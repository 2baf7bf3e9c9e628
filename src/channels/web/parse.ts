import { z } from "zod";
import type { Content } from "../../conversation/ports";
import type { SentPicture } from "../../../dialogs/kit/effects";
import { labelOf } from "../answerable";
import { contentOf as contentWith } from "../contentOf";
import { castSchema } from "../viewSchema";
import type { Message } from "./record";

const shared = {
  eventId: z.string().regex(/^[\w-]{8,64}$/),
  locale: z.string().max(35).optional(),
};
const text = z.string().max(4000);

/** The id of a picture that was uploaded. */
export const pictureIdSchema = z.string().regex(/^[\w-]{8,64}$/);
/** The pictures that come with a message. One that is larger than can be sent was not uploaded, and the student is told so. */
const pictures = z
  .array(z.strictObject({ id: pictureIdSchema, name: z.string().max(200), tooLarge: z.literal(true).optional() }))
  .max(10)
  .optional();

/** A page's post: one action of the person. The page creates `eventId` and keeps it when it retries. */
export const postedSchema = z.union([
  z.strictObject({ ...shared, hello: z.literal(true) }),
  z.strictObject({ ...shared, text: text.refine((value) => value.trim() !== ""), pictures }),
  /** `message` names the card the button is on. */
  z.strictObject({
    ...shared,
    button: z.string().min(1).max(1000),
    input: text.optional(),
    message: z.string().max(200).optional(),
  }),
  z.strictObject({ ...shared, attachment: z.enum(["image", "audio", "file"]), pictures }),
]);

/** A page's vote on a message. The page need not say what the vote is about: the message itself says so. */
export const votedSchema = z.strictObject({ message: z.string().max(200), ...castSchema.shape });

export type Posted = z.infer<typeof postedSchema>;

export function contentOf(posted: Posted): Exclude<Content, { kind: "signIn" | "gone" }> {
  if ("hello" in posted) return { kind: "hello" };
  if ("text" in posted) return contentWith(posted.text, undefined, sentIn(posted));
  if ("attachment" in posted) {
    const sent = sentIn(posted);
    return contentWith("", sent.length === 0 ? posted.attachment : undefined, sent);
  }
  const { button, input, message: on } = posted;
  return { kind: "button", button, on, ...(input !== undefined && { input }) };
}

const sentIn = ({ pictures: sent = [] }: { readonly pictures?: z.infer<typeof pictures> }): SentPicture[] =>
  sent.map(({ id, name, tooLarge }) => ({ name, ref: { id, ...(tooLarge && { tooLarge: "yes" }) } }));

/** The card that a press belongs to: the one it names, or else the newest card with such a button. */
export function pressedCard(messages: readonly Message[], button: string, message: string | undefined) {
  const cards = messages.filter(
    ({ id, body }) => (message === undefined || id === message) && labelIn(body, button) !== undefined,
  );
  const card = cards.at(-1);
  const label = card && labelIn(card.body, button);
  return card && label !== undefined ? { id: card.id, label } : undefined;
}

const labelIn = (body: Message["body"], button: string): string | undefined =>
  body.from === "person" ? undefined : labelOf(body.view, button);
