import { z } from "zod";
import type { Block } from "../state";
import { inView } from "./blocks";
import { plainText } from "./objects";
import { said } from "./said";
import { twice } from "./unique";

/** https://docs.slack.dev/reference/views */
const common = {
  blocks: z.array(inView).max(100, "no more than 100 items allowed"),
  private_metadata: z.string().max(3000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
};
const modal = z.strictObject({
  type: z.literal("modal"),
  ...common,
  title: plainText(24),
  submit: plainText(24).optional(),
  close: plainText(24).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  submit_disabled: z.boolean().optional(),
});
const home = z.strictObject({ type: z.literal("home"), ...common });
const view = z.discriminatedUnion("type", [modal, home]);

/** The errors that Slack would report for a view; empty if it accepts it. */
export function checkView(it: unknown, type?: "home" | "modal"): string[] {
  const parsed = view.safeParse(it);
  if (!parsed.success) return said(parsed.error, "/view");
  if (type !== undefined && parsed.data.type !== type) return [`[ERROR] must be a ${type} [json-pointer:/view/type]`];
  const blocks = (it as { readonly blocks: readonly Block[] }).blocks;
  const needsSubmit = blocks.some((block) => block["type"] === "input") && parsed.data.type === "modal";
  if (needsSubmit && !("submit" in parsed.data && parsed.data.submit))
    return ["[ERROR] a modal with input blocks needs submit [json-pointer:/view/submit]"];
  return twice(blocks);
}
