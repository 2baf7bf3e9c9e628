import { createHash } from "node:crypto";
import type { SlackControl, SlackMessage } from "../../sandbox";
import type { Change, UserAction, Post, Records, Trouble } from "./records";
import { scan } from "./scan";

export interface Recorder {
  onChange(channel: string, heard: () => void): () => void;
  note(it: UserAction | Trouble): void;
  all(): Pick<Records, "posts" | "changes" | "actions" | "troubles">;
}

type Draft = { -readonly [K in keyof Omit<Post, "scanned">]: Post[K] } & { readonly pictures: readonly Buffer[] };

/** Writes down what comes to Slack, as it comes. Nothing is forgotten, whatever is changed or taken away later. */
export function createRecorder(slack: SlackControl, slotOf: (host: string) => string): Recorder {
  const posts: Draft[] = [];
  const changes: Change[] = [];
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
    if (it.kind === "removed" || !isApps(it.message)) return;
    const at = Date.now();
    const text = wordsOf(it.message);
    if (it.kind === "changed") {
      changes.push({ at, channel, text });
      return;
    }
    const pictures = (it.message.files ?? []).flatMap(({ id }) => slack.file(id) ?? []);
    const said = JSON.stringify([it.message.text, it.message.blocks], (name, value: unknown) =>
      name === "block_id" ? undefined : value,
    );
    const same = createHash("sha256").update(said);
    for (const picture of pictures) same.update(picture);
    const post = { at, channel, text, same: same.digest("base64"), pictures, by: "", outcome: "" };
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
      actions,
      troubles,
    }),
  };
}

/** Whether the assistant wrote a message. */
export const isApps = ({ user }: SlackMessage): boolean => user === "U0LEGITKA01";

/** All that stands in a message, and what its buttons say to the app. */
export function wordsOf({ text, blocks }: SlackMessage): string {
  return [text, ...strings(blocks ?? [])].join("\n");
}

function strings(it: unknown): string[] {
  if (typeof it === "string") return [it];
  if (Array.isArray(it)) return it.flatMap(strings);
  if (typeof it !== "object" || it === null) return [];
  return Object.entries(it).flatMap(([name, value]) =>
    ["text", "value", "url", "fields", "elements", "accessory", "alt_text", "title", "label"].includes(name)
      ? strings(value)
      : [],
  );
}
