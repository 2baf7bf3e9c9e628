import { fileShape } from "../shapes";
import type { Channel, StoredFile } from "../state";
import { contentOf } from "./chat";
import { type Call, jsonArg, type Method, Refusal, required, textArg, writable } from "./method";

const write = ["files:write"];
const types: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  pdf: "application/pdf",
  txt: "text/plain",
};
/** Slack accepts files up to a gigabyte; the sandbox need not. */
const largest = 20_000_000;

function owned({ args, deps, team }: Call): StoredFile {
  const file = deps.world.file(required(args, "file", "file_not_found"));
  if (file?.team !== team) throw new Refusal("file_not_found");
  if (file.isDeleted) throw new Refusal("file_deleted");
  return file;
}

/** The files that `files.completeUploadExternal` refers to; each must be uploaded and not yet shared. */
function uploaded({ args, deps, team }: Call): StoredFile[] {
  const files = jsonArg(args, "files");
  if (!Array.isArray(files) || files.length === 0) throw new Refusal("invalid_arguments");
  return files.map((it: unknown) => {
    const { id, title } = (it ?? {}) as { id?: unknown; title?: unknown };
    const file = typeof id === "string" ? deps.world.file(id) : undefined;
    if (file?.team !== team || file.content === null || file.isDeleted) throw new Refusal("file_not_found");
    if (file.shares.length > 0) throw new Refusal("file_already_shared");
    if (typeof title === "string") file.title = title;
    return file;
  });
}

export const fileMethods: Readonly<Record<string, Method>> = {
  "files.getUploadURLExternal": {
    scopes: write,
    call({ args, deps: { world }, bot, team }) {
      const name = required(args, "filename");
      const size = Number(args["length"]);
      if (!Number.isInteger(size) || size <= 0) throw new Refusal("invalid_arguments");
      if (size > largest) throw new Refusal("file_upload_size_restricted");
      // Slack's documentation uses one name, its client for Node the other.
      const altText = textArg(args, "alt_txt") ?? textArg(args, "alt_text");
      const file: StoredFile = {
        id: world.id("F"),
        team,
        user: bot.user,
        name,
        title: name,
        mimetype: types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream",
        ...(altText !== undefined && { altText }),
        size,
        content: null,
        isDeleted: false,
        created: world.now(),
        shares: [],
      };
      world.addFile(file);
      return { upload_url: `${world.base}/upload/${file.id}/${world.secret()}`, file_id: file.id };
    },
  },
  "files.completeUploadExternal": {
    scopes: write,
    call(it) {
      const { args, deps, bot } = it;
      const wanted = textArg(args, "channel_id");
      const listed = textArg(args, "channels")?.split(",") ?? [];
      if (wanted !== undefined && !/^[CDG]/.test(wanted)) throw new Refusal("invalid_channel");
      const channels: Channel[] = [...(wanted === undefined ? [] : [wanted]), ...listed].map((id) => writable(it, id));
      const files = uploaded(it);
      const text = textArg(args, "initial_comment") ?? "";
      const content = text === "" ? contentOf({ ...args, text: "" }, { optional: true }) : { text };
      for (const channel of channels) {
        const draft = {
          user: bot.user,
          ...content,
          files: files.map(({ id }) => id),
          threadTs: textArg(args, "thread_ts"),
        };
        deps.messages.tell(deps.messages.add(channel, draft).events);
      }
      // In Slack, sharing continues after the answer, so the answer does not say which message contains the file.
      return { files: files.map(({ id, title }) => ({ id, title })) };
    },
  },
  "files.info": {
    scopes: ["files:read"],
    call(it) {
      const file = owned(it);
      const shares: Record<string, Record<string, { ts: string }[]>> = {};
      for (const { channel, ts } of file.shares) {
        const kind = it.deps.world.channel(channel).type === "channel" ? "public" : "private";
        shares[kind] = { ...shares[kind], [channel]: [...(shares[kind]?.[channel] ?? []), { ts }] };
      }
      return { file: { ...fileShape(it.deps.world, file), shares } };
    },
  },
  "files.delete": {
    scopes: write,
    call(it) {
      const file = owned(it);
      const { world, messages } = it.deps;
      if (file.user !== it.bot.user) throw new Refusal("cant_delete_file");
      file.isDeleted = true;
      file.content = null;
      for (const { channel: id, ts } of file.shares) {
        const channel = world.channel(id);
        const message = world.findMessage(channel, ts);
        if (!message) continue;
        // A message that contains nothing but the file is deleted with it.
        const isEmpty = message.text === "" && message.files.every((fileId) => world.file(fileId)?.isDeleted !== false);
        if (isEmpty) messages.tell(messages.remove(channel, message));
        else messages.tell(messages.change(channel, message, { text: message.text }));
      }
      world.changed();
      return {};
    },
  },
};
