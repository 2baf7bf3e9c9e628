import type { Block } from "./state";

/** One interactive element and the block it is in. */
export interface Placed {
  readonly block: Block;
  readonly element: Block;
}

const asBlocks = (it: unknown): Block[] => (Array.isArray(it) ? (it as Block[]) : []);
const isBlock = (it: unknown): it is Block => typeof it === "object" && it !== null;

/** All elements that can be pressed, chosen or filled in, in order. */
export function elementsOf(blocks: readonly Block[]): Placed[] {
  return blocks.flatMap((block) => {
    const inside = [
      ...(block["type"] === "actions" || block["type"] === "context_actions" ? asBlocks(block["elements"]) : []),
      ...[block["accessory"], block["element"]].filter(isBlock),
    ];
    return inside.filter(({ type }) => type !== "image").map((element) => ({ block, element }));
  });
}

/** The text of an element or object. */
export function wordsOf(it: unknown): string {
  return isBlock(it) && typeof it["text"] === "string" ? it["text"] : "";
}

export const text = (it: unknown): string => (typeof it === "string" ? it : "");

export function optionsOf(element: Block): Block[] {
  return [
    ...asBlocks(element["options"]),
    ...asBlocks(element["option_groups"]).flatMap((it) => asBlocks(it["options"])),
  ];
}

export function optionFor(element: Block, wanted: string): Block | undefined {
  const options = optionsOf(element);
  return options.find((it) => it["value"] === wanted) ?? options.find((it) => wordsOf(it["text"]) === wanted);
}

const chosenIn: Readonly<Record<string, readonly [key: string, initial: string]>> = {
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
};

/** The value of an element in Slack's format; undefined for elements without a value (buttons, overflow menus). */
export function heldBy(element: Block, given: string | undefined): Record<string, unknown> | undefined {
  const type = text(element["type"]);
  if (type === "static_select" || type === "radio_buttons") {
    const option = given === undefined ? element["initial_option"] : optionFor(element, given);
    return { type, selected_option: option ?? null };
  }
  if (type === "checkboxes" || type === "multi_static_select") {
    const chosen =
      given === undefined ? element["initial_options"] : given.split(",").map((it) => optionFor(element, it));
    return { type, selected_options: asBlocks(chosen).filter(isBlock) };
  }
  const keys = chosenIn[type];
  if (!keys) return undefined;
  const value = given ?? element[keys[1]];
  return { type, [keys[0]]: value === "" || value === undefined ? null : value };
}

export type Values = Record<string, Record<string, unknown>>;

/** `state.values` of a message or a view: the values of its fields. `given` is by block id. */
export function stateValues(blocks: readonly Block[], given: Readonly<Record<string, string>>): Values {
  const values: Values = {};
  for (const { block, element } of elementsOf(blocks)) {
    const blockId = text(block["block_id"]);
    const held = heldBy(element, given[blockId]);
    if (held) values[blockId] = { ...values[blockId], [text(element["action_id"])]: held };
  }
  return values;
}

/**
 * The errors because of which Slack's client would not submit a modal, by block id; empty if there are none.
 * https://docs.slack.dev/reference/block-kit/blocks/input-block
 */
export function clientErrors(blocks: readonly Block[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of elementsOf(blocks)) {
    if (block["type"] !== "input") continue;
    const blockId = text(block["block_id"]);
    const held = values[blockId]?.[text(element["action_id"])] as Block | undefined;
    const content = held && Object.entries(held).find(([key]) => key !== "type")?.[1];
    const isEmpty = content === null || content === undefined || (Array.isArray(content) && content.length === 0);
    if (isEmpty && block["optional"] !== true) errors[blockId] = "Please complete this required field.";
    if (typeof content !== "string") continue;
    const { max_length: max = 3_000, min_length: min = 0 } = element as { max_length?: number; min_length?: number };
    if (content.length > max) errors[blockId] = `This is too long: at most ${max} characters.`;
    if (content.length < min) errors[blockId] = `This is too short: at least ${min} characters.`;
    if (element["type"] === "email_text_input" && !/^\S+@\S+\.\S+$/.test(content))
      errors[blockId] = "That doesn't look like an email address.";
  }
  return errors;
}
