import type { World } from "./world";

/** The message and the person that an answer over a `response_url` is for. */
export interface Answerable {
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  /** The message with the button; missing for a command. */
  readonly ts?: string;
  readonly threadTs?: string | undefined;
}

/** Short-lived permissions that come with a person's action: to open a view, and to answer without a token. */
export interface Tickets {
  trigger(user: string): string;
  /** The latest trigger. */
  readonly lastTrigger: string;
  /** Uses up a trigger. */
  takeTrigger(id: string): { readonly user: string } | { readonly error: string };
  responseUrl(to: Answerable): string;
  /**
   * Uses a `response_url`, which works five times within thirty minutes.
   * https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
   */
  takeResponse(path: string): Answerable | { readonly error: string };
}

const triggerMs = 3_000;
const responseMs = 30 * 60_000;
const responseTimes = 5;

export function createTickets(world: World): Tickets {
  const triggers = new Map<string, { readonly user: string; readonly at: number; isUsed: boolean }>();
  const responses = new Map<string, { readonly to: Answerable; readonly at: number; left: number }>();

  let lastTrigger = "";
  return {
    get lastTrigger() {
      return lastTrigger;
    },
    trigger(user) {
      const id = `${Math.floor(world.now())}.${world.id("").slice(-6)}.${world.secret()}`;
      triggers.set(id, { user, at: world.now(), isUsed: false });
      forgetOldest(triggers);
      lastTrigger = id;
      return id;
    },
    takeTrigger(id) {
      const it = triggers.get(id);
      if (!it) return { error: "invalid_trigger_id" };
      if (it.isUsed) return { error: "exchanged_trigger_id" };
      if (world.now() - it.at > triggerMs) return { error: "expired_trigger_id" };
      it.isUsed = true;
      return { user: it.user };
    },
    responseUrl(to) {
      const path = `${to.team}/${world.id("")}/${world.secret(12)}`;
      responses.set(path, { to, at: world.now(), left: responseTimes });
      forgetOldest(responses);
      return `${world.base}/actions/${path}`;
    },
    takeResponse(path) {
      const it = responses.get(path);
      if (!it) return { error: "invalid_url" };
      if (world.now() - it.at > responseMs) return { error: "expired_url" };
      if (it.left === 0) return { error: "used_url" };
      it.left -= 1;
      return it.to;
    },
  };
}

const keptTickets = 20_000;

function forgetOldest(map: Map<string, unknown>): void {
  const oldest = map.size > keptTickets ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
