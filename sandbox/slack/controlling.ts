import type { SlackControl, SlackHappening, SlackMessage } from "./control";
import { envelope, eventEnvelope } from "./events";
import type { Authorizing } from "./oauth/authorize";
import type { Installing } from "./oauth/installing";
import type { SlackEmulation } from "./emulation";
import { filling } from "./people/filling";
import { invoking } from "./people/invoking";
import { pressing } from "./people/pressing";
import { writing } from "./people/writing";
import { generalChannel, helpdeskChannel, homeTeam } from "./seed";
import type { Message } from "./state";
import type { Happening } from "./watchers";

export function createSlackControl(
  deps: SlackEmulation,
  installing: Installing,
  authorizing: Authorizing,
): SlackControl {
  const { world, delivery, messages, views, agents, strikes, tickets, socketMode, watchers } = deps;
  const { group } = world.state;

  function shown(it: Message): SlackMessage {
    const files = it.files
      .map((id) => world.file(id))
      .filter((file) => file !== undefined && !file.isDeleted)
      .map((file) => ({ id: file?.id ?? "", name: file?.name ?? "", mimetype: file?.mimetype ?? "" }));
    return {
      ts: it.ts,
      user: it.user,
      text: it.text,
      edited: it.editedTs !== undefined,
      ...(it.threadTs !== undefined && { threadTs: it.threadTs }),
      ...(it.blocks && { blocks: it.blocks }),
      ...(files.length > 0 && { files }),
      ...(it.ephemeralTo !== undefined && { ephemeralTo: it.ephemeralTo }),
    };
  }

  function told(it: Happening): SlackHappening {
    if (it.kind === "called") return it;
    const { kind, channel, message } = it;
    return kind === "removed"
      ? { kind, channel: channel.id, ts: message.ts }
      : { kind, channel: channel.id, message: shown(message) };
  }

  /** Adds a person to a channel or group, or removes them, and notifies the app. */
  function belongs(userId: string, where: "channel" | "group", isIn: boolean): void {
    const { id: user, team } = world.person(userId);
    const channel = world.channel(helpdeskChannel);
    const list = where === "channel" ? channel.members : group.users;
    if (list.includes(user) === isIn) return;
    if (isIn) list.push(user);
    else list.splice(list.indexOf(user), 1);
    world.changed();
    const now = Math.floor(world.now() / 1000);
    const event =
      where === "channel"
        ? {
            type: isIn ? "member_joined_channel" : "member_left_channel",
            user,
            channel: channel.id,
            channel_type: "G",
            team,
            event_ts: world.ts(),
          }
        : {
            type: "subteam_members_changed",
            subteam_id: group.id,
            team_id: team,
            date_previous_update: now,
            date_update: now,
            added_users: isIn ? [user] : [],
            added_users_count: isIn ? 1 : 0,
            removed_users: isIn ? [] : [user],
            removed_users_count: isIn ? 0 : 1,
          };
    const body = eventEnvelope(world, team, event, where === "channel" ? channel : undefined);
    if (body) delivery.later(body);
  }

  return {
    person(handle) {
      const { id, team, name, email, locale } = world.person(handle);
      return { id, team, name, email, locale };
    },
    addPerson({ handle, name, email = `${handle}@student.example`, locale = "pl-PL", ...more }) {
      const made = { id: world.id("U"), team: homeTeam, handle, name, email, locale, isBot: false, ...more };
      world.addPerson(made);
      world.channel(generalChannel).members.push(made.id);
      world.changed();
      return { id: made.id, team: made.team, name, email, locale };
    },
    becomesGuest(user) {
      world.person(user).isGuest = true;
      world.changed();
    },
    helpdesk: { team: homeTeam, channel: helpdeskChannel, group: group.id },
    general: generalChannel,
    dm: (user) => world.dm(user).id,
    ...writing(deps),
    ...pressing(deps),
    ...filling(deps),
    ...invoking(deps),
    again: (how) => delivery.again(how),
    bring: (body, how) => delivery.bring(body, how),
    screen(channelId, viewer) {
      const viewerId = viewer === undefined ? undefined : world.person(viewer).id;
      return world
        .channel(channelId)
        .messages.filter(({ ephemeralTo }) => ephemeralTo === undefined || ephemeralTo === viewerId)
        .map(shown);
    },
    agent(user) {
      const { id } = world.dm(world.person(user).id);
      return { prompts: (agents.prompts(id)?.prompts ?? []).map((it) => it.message), status: agents.status(id) };
    },
    home: (user) => views.home(world.person(user).id),
    modal: (user) => views.top(world.person(user).id),
    file(id) {
      const content = world.file(id)?.content;
      return content === null || content === undefined ? undefined : Buffer.from(content, "base64");
    },
    calls: () => strikes.calls(),
    watch: (heard) => watchers.add((it) => heard(told(it))),
    lastTrigger: () => tickets.lastTrigger,
    joins: (user, where) => belongs(user, where, true),
    leaves: (user, where) => belongs(user, where, false),
    removesMessage(channelId, ts) {
      const channel = world.channel(channelId);
      const message = world.findMessage(channel, ts);
      if (message) messages.tell(messages.remove(channel, message));
    },
    answer: (method, ...how) => strikes.add(method, how),
    revoke(team, isRevoked = true) {
      const { bot } = world.workspace(team);
      if (bot) bot.isRevoked = isRevoked;
      world.changed();
    },
    authorizes(user, address, decision = "allow") {
      return authorizing.decide(user, Object.fromEntries(new URL(address).searchParams), decision);
    },
    async uninstall(team) {
      const bot = installing.remove(team);
      if (!bot) return;
      const revoked = { type: "tokens_revoked", tokens: { oauth: [], bot: [bot.user] }, event_ts: world.ts() };
      await delivery.bring(envelope(world, team, revoked, bot.user));
      await delivery.bring(envelope(world, team, { type: "app_uninstalled", event_ts: world.ts() }, bot.user));
    },
    closesConversation(channel, error) {
      world.channel(channel).closed = error;
      world.changed();
    },
    sockets: () => socketMode.count(),
    disconnects: (reason = "refresh_requested") => socketMode.disconnect(reason),
    idle: () => delivery.idle(),
  };
}
