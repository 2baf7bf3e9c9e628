import type { World } from "./world";

/** A suggestion to write something, as the app sets it. */
export interface Prompt {
  readonly title: string;
  readonly message: string;
}

/** The things that the app has set beside its private conversations: suggested prompts, and a line that says what it is doing. */
export interface Agents {
  suggest(channel: string, it: { readonly title: string; readonly prompts: readonly Prompt[] }): void;
  /** An empty status takes the line away. */
  state(channel: string, thread: string, status: string): void;
  /** The app wrote in a thread, so the line there goes. */
  answered(channel: string, thread: string | undefined): void;
  prompts(channel: string): { readonly title: string; readonly prompts: readonly Prompt[] } | undefined;
  status(channel: string): string | undefined;
}

/** Slack takes the line away when nothing came for two minutes. */
const statusMs = 120_000;

export function createAgents(world: Pick<World, "now" | "changed">): Agents {
  const suggested = new Map<string, { readonly title: string; readonly prompts: readonly Prompt[] }>();
  const lines = new Map<string, { readonly thread: string; readonly status: string; readonly at: number }>();
  return {
    suggest(channel, it) {
      suggested.set(channel, it);
      world.changed();
    },
    state(channel, thread, status) {
      if (status === "") lines.delete(channel);
      else lines.set(channel, { thread, status, at: world.now() });
      world.changed();
    },
    answered(channel, thread) {
      if (thread !== undefined && lines.get(channel)?.thread === thread) lines.delete(channel);
    },
    prompts: (channel) => suggested.get(channel),
    status(channel) {
      const it = lines.get(channel);
      return it && world.now() - it.at < statusMs ? it.status : undefined;
    },
  };
}
