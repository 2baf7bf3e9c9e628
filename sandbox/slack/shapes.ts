import { appId } from "./seed";
import type { Channel, Message, Person, StoredFile } from "./state";
import type { World } from "./world";

/** The formats in which Slack shows messages, people and files to an app. */

export function messageShape(world: World, channel: Channel, message: Message): Record<string, unknown> {
  const bot = world.botOf(channel.team);
  const isBots = bot?.user === message.user;
  const files = message.files.map((id) => world.file(id)).filter((it) => it !== undefined);
  const parent = message.threadTs === undefined ? undefined : world.findMessage(channel, message.threadTs);
  const replies = channel.messages.filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: channel.team,
    ...(isBots && {
      bot_id: bot.id,
      app_id: appId,
      bot_profile: {
        id: bot.id,
        app_id: appId,
        user_id: bot.user,
        name: "Legitka",
        team_id: channel.team,
        deleted: false,
      },
    }),
    ...(!isBots && { client_msg_id: `00000000-0000-4000-8000-${message.ts.replace(".", "").slice(-12)}` }),
    ...(message.blocks ? { blocks: message.blocks } : !isBots && { blocks: [richText(message.text)] }),
    ...(files.length > 0 && {
      files: files.map((it) => fileShape(world, it)),
      upload: false,
      display_as_bot: false,
      subtype: "file_share",
    }),
    ...(message.threadTs !== undefined && {
      thread_ts: message.threadTs,
      ...(parent && message.threadTs !== message.ts && { parent_user_id: parent.user }),
    }),
    ...(replies.length > 0 && {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users: [...new Set(replies.map(({ user }) => user))],
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(message.editedTs !== undefined && { edited: { user: message.user, ts: message.editedTs } }),
    ...(message.metadata !== undefined && { metadata: message.metadata }),
  };
}

const richText = (text: string) => ({
  type: "rich_text",
  block_id: "rich1",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});

export function fileShape(world: World, file: StoredFile): Record<string, unknown> {
  if (file.isDeleted) return { id: file.id, mode: "tombstone" };
  const inside = (type: Channel["type"]) =>
    file.shares.filter(({ channel }) => world.findChannel(channel)?.type === type);
  const address = `${world.base}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: Math.floor(file.created / 1000),
    timestamp: Math.floor(file.created / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.mimetype.split("/")[1] ?? "binary",
    pretty_type: file.mimetype.split("/")[1]?.toUpperCase() ?? "Binary",
    user: file.user,
    user_team: file.team,
    editable: false,
    size: file.size,
    mode: "hosted",
    is_external: false,
    is_public: inside("channel").length > 0,
    url_private: address,
    url_private_download: address,
    permalink: address,
    ...(file.altText !== undefined && { alt_txt: file.altText }),
    channels: inside("channel").map(({ channel }) => channel),
    groups: inside("group").map(({ channel }) => channel),
    ims: inside("im").map(({ channel }) => channel),
    has_rich_preview: false,
  };
}

/** A person in the format of `users.info`. */
export function personShape(
  person: Person,
  more: { readonly email: boolean; readonly locale: boolean },
): Record<string, unknown> {
  return {
    id: person.id,
    team_id: person.from ?? person.team,
    name: person.handle,
    real_name: person.name,
    deleted: false,
    tz: "Europe/Warsaw",
    tz_offset: 3600,
    profile: {
      real_name: person.name,
      display_name: person.name.split(" ")[0],
      team: person.team,
      ...(more.email && !person.isBot && { email: person.email }),
    },
    is_bot: person.isBot,
    is_app_user: false,
    is_restricted: person.isGuest ?? false,
    is_ultra_restricted: false,
    ...(person.from !== undefined && { is_stranger: true }),
    ...(more.locale && { locale: person.locale }),
  };
}
