import { z } from "zod";

/** Parts that blocks and elements share, with Slack's limits: https://docs.slack.dev/reference/block-kit/composition-objects */

export const plainText = (max: number, min = 1) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(min).max(max), emoji: z.boolean().optional() });

const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: z.string().min(1).max(max), verbatim: z.boolean().optional() });

export const textObject = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

export const name = z.string().min(1).max(255);
export const url = z
  .string()
  .max(3000)
  .refine((it) => URL.canParse(it), "is no address");
const colour = z.enum(["primary", "danger"]);

export const confirm = z.strictObject({
  title: plainText(100).optional(),
  text: textObject(300),
  confirm: plainText(30).optional(),
  deny: plainText(30).optional(),
  style: colour.optional(),
});

const option = <T extends z.ZodType>(text: T, more: z.ZodRawShape = {}) =>
  z.strictObject({ text, value: z.string().max(150), description: plainText(75).optional(), ...more });

export const menuOption = option(plainText(75));
export const boxOption = option(textObject(75));
export const overflowOption = option(plainText(75), { url: url.optional() });

/** The properties that `image` elements and `image` blocks share: either a URL or an uploaded file. */
const slackFile = z.union([z.strictObject({ id: z.string().min(1) }), z.strictObject({ url })]);
export const pictured = {
  image_url: url.optional(),
  slack_file: slackFile.optional(),
  alt_text: z.string().min(1).max(2000),
};
export const isPictured = (it: { readonly image_url?: unknown; readonly slack_file?: unknown }): boolean =>
  (it.image_url === undefined) !== (it.slack_file === undefined);

export const style = colour;
