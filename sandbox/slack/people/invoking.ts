import { checkMessage } from "../blocks/checkMessage";
import type { SlackControl } from "../control";
import { eventEnvelope } from "../events";
import { text as textOf } from "../inputs";
import type { SlackEmulation } from "../emulation";
import { appId, verificationToken } from "../seed";
import type { Block, Channel } from "../state";
import { actor, BadAnswer, conversation, nameOf } from "./act";

/** Commands, shortcuts and the Home. */
export function invoking(deps: SlackEmulation): Pick<SlackControl, "command" | "shortcut" | "opensHome"> {
  const { world, tickets, delivery, messages, views } = deps;

  /** The app's answer to a command is shown only to the person who gave it, unless the answer says otherwise. */
  function show(channel: Channel, user: string, body: string): void {
    if (body.trim() === "") return;
    const said = sayable(body);
    const blocks = said["blocks"] as readonly Block[] | undefined;
    const wrong = checkMessage({ text: textOf(said["text"]), blocks });
    if (wrong.length > 0) throw new BadAnswer(`The answer to a command: ${wrong.join("; ")}`);
    const botUser = world.botOf(channel.team)?.user ?? "";
    const isOpen = said["response_type"] === "in_channel";
    const draft = { user: botUser, text: textOf(said["text"]), blocks, ...(!isOpen && { ephemeralTo: user }) };
    messages.tell(messages.add(channel, draft).events);
  }

  return {
    async command(userId, channelId, command, text = "") {
      const { id: user, handle, team } = world.person(userId);
      const channel = conversation(world, user, channelId);
      const to = { team, channel: channel.id, user };
      const brought = await delivery.bring(
        {
          token: verificationToken,
          team_id: team,
          team_domain: world.workspace(team).domain,
          channel_id: channel.id,
          channel_name: nameOf(channel),
          user_id: user,
          user_name: handle,
          command,
          text,
          api_app_id: appId,
          is_enterprise_install: "false",
          response_url: tickets.responseUrl(to),
          trigger_id: tickets.trigger(user),
        },
        { form: true },
      );
      if (brought.status === 200) show(channel, user, brought.body);
      return brought;
    },
    shortcut(userId, callbackId) {
      const { id: user } = world.person(userId);
      return delivery.bring(
        {
          type: "shortcut",
          ...actor(world, user),
          action_ts: world.ts(),
          callback_id: callbackId,
          trigger_id: tickets.trigger(user),
        },
        { form: true },
      );
    },
    opensHome(userId, tab = "home") {
      const { id: user, team } = world.person(userId);
      const view = views.home(user);
      const ts = world.ts();
      const event = {
        type: "app_home_opened",
        user,
        channel: world.dm(user).id,
        tab,
        ...(view && tab === "home" && { view }),
        event_ts: ts,
      };
      const body = eventEnvelope(world, team, event);
      return body ? delivery.bring(body) : Promise.resolve({ status: 200, body: "", ms: 0 });
    },
  };
}

function sayable(body: string): Block {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === "object" && parsed !== null) return parsed as Block;
  } catch {
    // The answer is plain text.
  }
  return { text: body };
}
