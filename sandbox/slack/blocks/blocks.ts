import { z } from "zod";
import { asAccessory, feedbackButtons, image, inActions, inInput } from "./elements";
import { isPictured, name, pictured, plainText, textObject } from "./objects";

/** Blocks and Slack's limits: https://docs.slack.dev/reference/block-kit/blocks */

const block_id = name.optional();

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id,
    text: textObject(3000).optional(),
    fields: z.array(textObject(2000)).min(1).max(10).optional(),
    accessory: asAccessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((it) => it.text !== undefined || it.fields !== undefined, "needs text or fields");

const actions = z.strictObject({
  type: z.literal("actions"),
  block_id,
  elements: z.array(inActions).min(1).max(25),
});

const context = z.strictObject({
  type: z.literal("context"),
  block_id,
  // Slack publishes no limit for a text here; in practice it accepts 2000.
  elements: z
    .array(z.union([image, textObject(2000)]))
    .min(1)
    .max(10),
});

const contextActions = z.strictObject({
  type: z.literal("context_actions"),
  block_id,
  elements: z.array(feedbackButtons).min(1).max(5),
});

const header = z.strictObject({ type: z.literal("header"), block_id, text: plainText(150) });
const divider = z.strictObject({ type: z.literal("divider"), block_id });
const picture = z
  .strictObject({ type: z.literal("image"), block_id, ...pictured, title: plainText(2000).optional() })
  .refine(isPictured, "needs image_url or slack_file, and not both");
const input = z.strictObject({
  type: z.literal("input"),
  block_id,
  label: plainText(2000),
  element: inInput,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const markdown = z.strictObject({ type: z.literal("markdown"), block_id, text: z.string().min(1).max(12_000) });
/** The sandbox supports only text here, and no elements for people, channels or emoji. */
const richWords = z.strictObject({
  type: z.literal("text"),
  text: z.string().min(1),
  style: z.record(z.string(), z.boolean()).optional(),
});
const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id,
  elements: z
    .array(
      z.strictObject({
        type: z.enum(["rich_text_section", "rich_text_quote"]),
        elements: z.array(richWords).min(1),
      }),
    )
    .min(1),
});

const both = [section, actions, context, header, divider, picture, input, richText] as const;

export const inMessage = z.discriminatedUnion("type", [...both, markdown, contextActions]);
export const inView = z.discriminatedUnion("type", both);
