import { z } from "zod";
import {
  boxOption,
  confirm,
  isPictured,
  menuOption,
  name,
  overflowOption,
  pictured,
  plainText,
  style,
  url,
} from "./objects";

/** Elements and Slack's limits: https://docs.slack.dev/reference/block-kit/block-elements */

const actionable = { action_id: name.optional(), confirm: confirm.optional() };
const focusable = { focus_on_load: z.boolean().optional() };
const placeholder = plainText(150).optional();
const dispatch = z
  .strictObject({ trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1) })
  .optional();

export const image = z
  .strictObject({ type: z.literal("image"), ...pictured })
  .refine(isPictured, "needs image_url or slack_file, and not both");

const button = z.strictObject({
  type: z.literal("button"),
  text: plainText(75),
  ...actionable,
  url: url.optional(),
  value: z.string().max(2000).optional(),
  style: style.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const thumb = z.strictObject({
  text: plainText(75),
  value: z.string().max(2000),
  accessibility_label: z.string().max(75).optional(),
});
export const feedbackButtons = z.strictObject({
  type: z.literal("feedback_buttons"),
  action_id: name.optional(),
  positive_button: thumb,
  negative_button: thumb,
});

const overflow = z.strictObject({
  type: z.literal("overflow"),
  ...actionable,
  options: z.array(overflowOption).min(1).max(5),
});

const groups = z.array(z.strictObject({ label: plainText(75), options: z.array(menuOption).min(1).max(100) }));
const select = {
  ...actionable,
  ...focusable,
  placeholder,
  options: z.array(menuOption).min(1).max(100).optional(),
  option_groups: groups.min(1).max(100).optional(),
};
const staticSelect = z.strictObject({
  type: z.literal("static_select"),
  ...select,
  initial_option: menuOption.optional(),
});
const multiSelect = z.strictObject({
  type: z.literal("multi_static_select"),
  ...select,
  initial_options: z.array(menuOption).optional(),
  max_selected_items: z.number().int().min(1).optional(),
});
const boxes = { ...actionable, ...focusable, options: z.array(boxOption).min(1).max(10) };
const checkboxes = z.strictObject({
  type: z.literal("checkboxes"),
  ...boxes,
  initial_options: z.array(boxOption).min(1).optional(),
});
const radioButtons = z.strictObject({
  type: z.literal("radio_buttons"),
  ...boxes,
  initial_option: boxOption.optional(),
});

const chooser = <T extends string>(type: T, initial: string, more: z.ZodRawShape = {}) =>
  z.strictObject({
    type: z.literal(type),
    ...actionable,
    ...focusable,
    placeholder,
    [initial]: z.string().optional(),
    ...more,
  });
const usersSelect = chooser("users_select", "initial_user");
const channelsSelect = chooser("channels_select", "initial_channel", { response_url_enabled: z.boolean().optional() });
const conversationsSelect = chooser("conversations_select", "initial_conversation", {
  default_to_current_conversation: z.boolean().optional(),
  response_url_enabled: z.boolean().optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
});
const datepicker = chooser("datepicker", "initial_date");
const timepicker = chooser("timepicker", "initial_time", { timezone: z.string().optional() });

const length = (least: number) => z.number().int().min(least).max(3000).optional();
const written = {
  action_id: name.optional(),
  ...focusable,
  placeholder,
  dispatch_action_config: dispatch,
  initial_value: z.string().max(3000).optional(),
};
const textInput = z.strictObject({
  type: z.literal("plain_text_input"),
  ...written,
  multiline: z.boolean().optional(),
  min_length: length(0),
  max_length: length(1),
});
const emailInput = z.strictObject({ type: z.literal("email_text_input"), ...written });
const urlInput = z.strictObject({ type: z.literal("url_text_input"), ...written });
const numberInput = z.strictObject({
  type: z.literal("number_input"),
  ...written,
  is_decimal_allowed: z.boolean(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
});

const chosen = [
  staticSelect,
  multiSelect,
  checkboxes,
  radioButtons,
  usersSelect,
  channelsSelect,
  conversationsSelect,
  datepicker,
  timepicker,
] as const;

export const inActions = z.discriminatedUnion("type", [button, overflow, ...chosen]);
export const asAccessory = z.discriminatedUnion("type", [button, overflow, image, ...chosen]);
export const inInput = z.discriminatedUnion("type", [textInput, emailInput, urlInput, numberInput, ...chosen]);
