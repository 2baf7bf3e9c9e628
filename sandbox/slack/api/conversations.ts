import { messageShape, personShape } from "../shapes";
import type { Channel, Message } from "../state";
import { type Call, flag, type Method, pageOf, Refusal, required, textArg, visible } from "./method";

const reading = ["channels:read", "groups:read", "im:read", "mpim:read"];
const history = ["channels:history", "groups:history", "im:history", "mpim:history"];

function read(call: Call): Channel {
  const channel = visible(call, required(call.args, "channel", "channel_not_found"), "history");
  if (!channel.members.includes(call.bot.user)) throw new Refusal("not_in_channel");
  return channel;
}

/** The messages between `oldest` and `latest`, with the limits that both history methods use. */
function within({ args }: Call, messages: readonly Message[]): Message[] {
  const oldest = Number(textArg(args, "oldest") ?? 0);
  const latest = Number(textArg(args, "latest") ?? Number.MAX_SAFE_INTEGER);
  const isInclusive = flag(args, "inclusive");
  return messages.filter(({ ts, ephemeralTo }) => {
    const at = Number(ts);
    const isBetween = isInclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
    return ephemeralTo === undefined && isBetween;
  });
}

function listed(call: Call, channel: Channel, messages: readonly Message[]): Record<string, unknown> {
  const { page, next } = pageOf(messages, call.args);
  return {
    // As in Slack, metadata is left out unless it is asked for.
    messages: page.map((it) => {
      const { metadata, ...shape } = messageShape(call.deps.world, channel, it);
      return metadata !== undefined && flag(call.args, "include_all_metadata") ? { ...shape, metadata } : shape;
    }),
    has_more: next !== "",
    response_metadata: { next_cursor: next },
  };
}

export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.open": {
    scopes: ["im:write"],
    call({ args, deps: { world }, team }) {
      const people = required(args, "users", "users_list_not_supplied").split(",");
      const [user = ""] = people;
      if (people.length > 1) throw new Refusal("missing_scope", { needed: "mpim:write" });
      const person = world.findPerson(user);
      if (person?.team !== team) throw new Refusal("user_not_found");
      if (person.isBot) throw new Refusal("cannot_dm_bot");
      const channel = world.dm(user);
      if (channel.closed !== null) throw new Refusal(channel.closed);
      return { channel: { id: channel.id, ...(flag(args, "return_im") && { is_im: true, user }) } };
    },
  },
  "conversations.members": {
    scopes: reading,
    call(it) {
      const channel = visible(it, required(it.args, "channel", "channel_not_found"), "read");
      const { page, next } = pageOf(channel.members, it.args);
      return { members: page, response_metadata: { next_cursor: next } };
    },
  },
  "conversations.info": {
    scopes: reading,
    call(it) {
      const channel = visible(it, required(it.args, "channel", "channel_not_found"), "read");
      const { id, name, type, members, closed } = channel;
      const isMember = members.includes(it.bot.user);
      const kind = {
        is_channel: type === "channel",
        is_group: false,
        is_im: type === "im",
        is_private: type !== "channel",
      };
      const who = type === "im" ? { user: members[0] } : { name, name_normalized: name };
      const archived = { is_archived: closed === "is_archived" };
      return { channel: { id, ...who, ...kind, ...archived, is_member: isMember, context_team_id: it.team } };
    },
  },
  "conversations.history": {
    scopes: history,
    call(it) {
      const channel = read(it);
      const roots = channel.messages.filter(({ ts, threadTs }) => threadTs === undefined || threadTs === ts);
      return listed(it, channel, within(it, roots).reverse());
    },
  },
  "conversations.replies": {
    scopes: history,
    call(it) {
      const channel = read(it);
      const ts = required(it.args, "ts", "thread_not_found");
      const thread = channel.messages.filter((message) => message.ts === ts || message.threadTs === ts);
      if (thread.length === 0) throw new Refusal("thread_not_found");
      return listed(it, channel, within(it, thread));
    },
  },
};

export const peopleMethods: Readonly<Record<string, Method>> = {
  "users.info": {
    scopes: ["users:read"],
    call({ args, deps: { world }, team, bot }) {
      const person = world.findPerson(required(args, "user", "user_not_found"));
      if (person?.team !== team) throw new Refusal("user_not_found");
      const email = bot.scopes.includes("users:read.email");
      return { user: personShape(person, { email, locale: flag(args, "include_locale") }) };
    },
  },
  "users.lookupByEmail": {
    scopes: ["users:read.email"],
    call({ args, deps: { world }, team }) {
      const email = required(args, "email", "users_not_found").toLowerCase();
      const person = world.state.people.find((it) => it.team === team && !it.isBot && it.email.toLowerCase() === email);
      if (!person) throw new Refusal("users_not_found");
      return { user: personShape(person, { email: true, locale: false }) };
    },
  },
  "usergroups.users.list": {
    scopes: ["usergroups:read"],
    call({ args, deps: { world }, team }) {
      const { id, users } = world.state.group;
      if (required(args, "usergroup", "no_such_subteam") !== id || world.state.workspaces[0]?.id !== team)
        throw new Refusal("no_such_subteam");
      return { users: [...users] };
    },
  },
};
