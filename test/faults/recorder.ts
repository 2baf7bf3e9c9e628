import { createHash } from "node:crypto";
import type { SlackControl, SlackMessage } from "../../sandbox";
import type { Change, UserAction, Post, Records, Removal, Trouble } from "./records";
import { scan } from "./scan";

export interface Recorder {
  onChange(channel: string, heard: () => void): () => void;
  note(it: UserAction | Trouble): void;
  all(): Pick<Records, "posts" | "changes" | "removals" | "actions" | "troubles">;
}

type Draft = { -readonly [K in keyof Omit<Post, "scanned">]: Post[K] } & { readonly pictures: readonly Buffer[] };

/** Writes down what comes to Slack, as it comes. Nothing is forgotten, whatever is changed or taken away later. */
export function createRecorder(slack: SlackControl, slotOf: (host: string) => string): Recorder {
  const posts: Draft[] = [];
  const changes: Change[] = [];
  const removals: Removal[] = [];
  const actions: UserAction[] = [];
  const troubles: Trouble[] = [];
  const listeners = new Map<string, Set<() => void>>();
  /** Posted by a call that is not answered yet; both happen in one go. */
  let open: Draft[] = [];

  slack.watch((it) => {
    if (it.kind === "called") {
      for (const post of open) Object.assign(post, { by: slotOf(it.call.host), outcome: it.call.outcome });
      open = [];
      return;
    }
    const { channel } = it;
    for (const heard of listeners.get(channel) ?? []) heard();
    const at = Date.now();
    if (it.kind === "removed") {
      removals.push({ at, channel, message: it.ts });
      return;
    }
    // What only one of the staff sees for a while says that their words were sent, each time anew.
    if (!isApps(it.message) || it.message.ephemeralTo !== undefined) return;
    const { ts: message, threadTs: thread, files = [] } = it.message;
    const text = wordsOf(it.message);
    if (it.kind === "changed") {
      changes.push({ at, channel, message, text, hasFiles: files.length > 0 });
      return;
    }
    const pictures = files.flatMap(({ id }) => slack.file(id) ?? []);
    const said = JSON.stringify([it.message.text, it.message.blocks], (name, value: unknown) =>
      name === "block_id" ? undefined : value,
    );
    const same = hashOf([said, ...pictures]);
    const looks = hashOf([wordsOf(it.message, readable), ...pictures]);
    const post = { at, channel, message, thread, text, same, looks, pictures, by: "", outcome: "" };
    posts.push(post);
    open.push(post);
  });

  return {
    onChange(channel, heard) {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(heard));
      return () => all.delete(heard);
    },
    note(it) {
      if ("what" in it) actions.push(it);
      else troubles.push(it);
    },
    // Reading pictures takes its time: not while others wait.
    all: () => ({
      posts: posts.map((it) => ({ ...it, scanned: it.pictures.flatMap(scan) })),
      changes,
      removals,
      actions,
      troubles,
    }),
  };
}

function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const it of parts) hash.update(it);
  return hash.digest("base64");
}

/** Whether the assistant wrote a message. */
export const isApps = ({ user }: SlackMessage): boolean => user === "U0LEGITKA01";

const readable = ["text", "fields", "elements", "accessory", "alt_text", "title", "label"];

/** All that stands in a message, and what its buttons say to the app; or only what stands in the given fields. */
export function wordsOf(
  { text, blocks }: SlackMessage,
  fields: readonly string[] = [...readable, "value", "url"],
): string {
  return [text, ...strings(blocks ?? [], fields)].join("\n");
}

function strings(it: unknown, fields: readonly string[]): string[] {
  if (typeof it === "string") return [it];
  if (Array.isArray(it)) return it.flatMap((one) => strings(one, fields));
  if (typeof it !== "object" || it === null) return [];
  return Object.entries(it).flatMap(([name, value]) => (fields.includes(name) ? strings(value, fields) : []));
}
