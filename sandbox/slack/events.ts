import { appId, defaultEvents, verificationToken } from "./seed";
import type { Channel } from "./state";
import type { World } from "./world";

export type Event = Readonly<Record<string, unknown>> & { readonly type: string };

const kinds = { channel: "channels", group: "groups", im: "im" } as const;
/** The scope with which an app receives each event. https://docs.slack.dev/reference/events */
const heardWith: Readonly<Record<string, string>> = {
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  app_mention: "app_mentions:read",
  subteam_members_changed: "usergroups:read",
};

/**
 * The envelope of an event as in the Events API; undefined if the app is not installed there, has not subscribed to the event,
 * lacks its scope or is not in the conversation.
 */
export function eventEnvelope(
  world: World,
  team: string,
  event: Event,
  channel?: Channel,
): Record<string, unknown> | undefined {
  const bot = world.botOf(team);
  if (!bot) return undefined;
  const name = event.type === "message" && channel ? `message.${kinds[channel.type]}` : event.type;
  const scope =
    event.type.startsWith("member_") && channel
      ? channel.type === "group"
        ? "groups:read"
        : "channels:read"
      : heardWith[name];
  const { events = defaultEvents } = world.options;
  if (!events.includes(name)) return undefined;
  if (scope !== undefined && !bot.scopes.includes(scope)) return undefined;
  if (channel && !channel.members.includes(bot.user)) return undefined;
  return envelope(world, team, event, bot.user);
}

/** The envelope without that check, for events that tell the app about its own removal. */
export function envelope(world: World, team: string, event: Event, botUser: string): Record<string, unknown> {
  const context = world.secret(12);
  return {
    token: verificationToken,
    team_id: team,
    context_team_id: team,
    context_enterprise_id: null,
    api_app_id: appId,
    event,
    type: "event_callback",
    event_id: world.id("Ev"),
    event_time: Math.floor(world.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${context}`,
  };
}
