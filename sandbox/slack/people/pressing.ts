import type { SlackControl } from "../control";
import { elementsOf, heldBy, optionFor, type Placed, stateValues, text, wordsOf } from "../inputs";
import type { SlackEmulation } from "../emulation";
import { messageShape } from "../shapes";
import type { Block } from "../state";
import { actor, conversation, nameOf } from "./act";

/** Buttons pressed and menu entries chosen: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function pressing({ world, tickets, delivery, views }: SlackEmulation): Pick<SlackControl, "presses"> {
  function found(blocks: readonly Block[], button: string): Placed {
    const all = elementsOf(blocks);
    const it =
      all.find(({ block, element }) => `${text(block["block_id"])}/${text(element["action_id"])}` === button) ??
      all.find(({ element }) => element["action_id"] === button) ??
      all.find(({ element }) => wordsOf(element["text"]) === button || wordsOf(element["placeholder"]) === button);
    if (it) return it;
    const there = all.map(({ element }) => `${text(element["action_id"])} «${wordsOf(element["text"])}»`).join(", ");
    throw new Error(`Nothing there is called «${button}»; there is: ${there}`);
  }

  function action({ block, element }: Placed, value: string | undefined): Record<string, unknown> {
    const { type, action_id, text: words, style, value: own } = element;
    return {
      type,
      action_id,
      block_id: block["block_id"],
      action_ts: world.ts(),
      ...(type === "button" && {
        text: words,
        ...(own !== undefined && { value: own }),
        ...(style !== undefined && { style }),
      }),
      ...(type === "feedback_buttons" && { value }),
      ...(type === "overflow" && { selected_option: chosen(element, value) }),
      ...(value !== undefined && heldBy(element, value)),
    };
  }

  function chosen(element: Block, value = ""): Block {
    const option = optionFor(element, value);
    if (!option) throw new Error(`The menu has no «${value}».`);
    return option;
  }

  return {
    presses(userId, at, button, value, typed = {}) {
      const user = world.person(userId).id;
      if (at === "home" || at === "modal") {
        const view = at === "home" ? views.home(user) : views.top(user);
        if (!view) throw new Error(`${world.person(user).name} sees no ${at}.`);
        const placed = found(view.blocks, button);
        const given = { ...typed, ...(value !== undefined && { [text(placed.block["block_id"])]: value }) };
        return delivery.bring(
          {
            type: "block_actions",
            ...actor(world, user),
            container: { type: "view", view_id: view.id },
            trigger_id: tickets.trigger(user),
            view: { ...view, state: { values: stateValues(view.blocks, given) } },
            actions: [action(placed, value)],
          },
          { form: true },
        );
      }
      const channel = conversation(world, user, at.channel);
      const message = world.findMessage(channel, at.ts);
      if (!message || (message.ephemeralTo !== undefined && message.ephemeralTo !== user))
        throw new Error(`There is no message ${at.ts} to press in.`);
      const placed = found(message.blocks ?? [], button);
      const given = value === undefined ? {} : { [text(placed.block["block_id"])]: value };
      const isEphemeral = message.ephemeralTo !== undefined;
      const { threadTs } = message;
      return delivery.bring(
        {
          type: "block_actions",
          ...actor(world, user),
          container: {
            type: "message",
            message_ts: message.ts,
            channel_id: channel.id,
            is_ephemeral: isEphemeral,
            ...(threadTs !== undefined && { thread_ts: threadTs }),
          },
          trigger_id: tickets.trigger(user),
          channel: { id: channel.id, name: nameOf(channel) },
          // For an ephemeral message, the app gets only its location and not its content.
          ...(!isEphemeral && { message: messageShape(world, channel, message) }),
          state: { values: stateValues(message.blocks ?? [], given) },
          response_url: tickets.responseUrl({
            team: channel.team,
            channel: channel.id,
            user,
            ts: message.ts,
            threadTs,
          }),
          actions: [action(placed, value)],
        },
        { form: true },
      );
    },
  };
}
