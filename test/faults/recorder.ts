import { createHash } from "node:crypto";
import type { Change, UserAction, Post, Records, Removal, Trouble } from "./records";
import { scan } from "./scan";

/** The content of a message when it arrived. */
export interface Look extends Pick<Post, "channel" | "message" | "text"> {
  /** The text that a reader sees. `raw` also contains everything else in which two messages can differ. */
  readonly readable: string;
  readonly raw: string;
  readonly pictures: readonly Buffer[];
}

export type Sender = Pick<Post, "by" | "outcome" | "connectedAt">;

export interface Recorder {
  /** Records a message; returns a function that adds its sender, which may be known only later. */
  posted(look: Look, thread?: string): (sender: Sender) => void;
  changed(look: Omit<Look, "readable" | "raw">): void;
  removed(it: Pick<Removal, "channel" | "message">): void;
  /** Wakes everybody who is watching a conversation. */
  touched(channel: string): void;
  onChange(channel: string, heard: () => void): () => void;
  note(it: UserAction | Trouble): void;
  all(): Pick<Records, "posts" | "changes" | "removals" | "actions" | "troubles">;
}

type Draft<T> = { -readonly [K in keyof Omit<T, "scanned">]: T[K] } & { readonly pictures: readonly Buffer[] };

/** Records everything that reaches the chats, at the moment it arrives. The records keep it even when it is changed or removed later. */
export function createRecorder(): Recorder {
  const posts: Draft<Post>[] = [];
  const changes: Draft<Change>[] = [];
  const removals: Removal[] = [];
  const actions: UserAction[] = [];
  const troubles: Trouble[] = [];
  const listeners = new Map<string, Set<() => void>>();

  return {
    posted({ readable, raw, pictures, ...it }, thread) {
      const hashes = { same: hashOf([raw, ...pictures]), looks: hashOf([readable, ...pictures]) };
      const post = { at: Date.now(), ...it, ...hashes, thread, pictures, by: "", outcome: "ok" };
      posts.push(post);
      return (sender) => Object.assign(post, sender);
    },
    changed: (it) => void changes.push({ at: Date.now(), ...it }),
    removed: (it) => void removals.push({ at: Date.now(), ...it }),
    touched(channel) {
      for (const heard of listeners.get(channel) ?? []) heard();
    },
    onChange(channel, heard) {
      const all = listeners.get(channel) ?? new Set();
      listeners.set(channel, all.add(heard));
      return () => all.delete(heard);
    },
    note(it) {
      if ("what" in it) actions.push(it);
      else troubles.push(it);
    },
    // Reading the pictures takes a while, so it is done only at the end, when nobody waits for it.
    all: () => ({
      posts: posts.map((it) => ({ ...it, scanned: it.pictures.flatMap(scan) })),
      changes: changes.map((it) => ({ ...it, scanned: it.pictures.flatMap(scan) })),
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
