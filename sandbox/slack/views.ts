import { named } from "./messages";
import { appId } from "./seed";
import type { Block } from "./state";
import { stateValues } from "./inputs";
import type { World } from "./world";

/** A view as Slack stores it and shows it to the app. */
export interface View extends Record<string, unknown> {
  readonly id: string;
  readonly team_id: string;
  readonly type: "modal" | "home";
  readonly blocks: readonly Block[];
  readonly hash: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly notify_on_close: boolean;
}

type Refused = { readonly error: string };

/** The Homes and the open modals. Modals form a stack of at most three, the latest on top. */
export interface Views {
  open(user: string, asked: Block): View;
  push(user: string, asked: Block): View | Refused;
  /** `of` identifies a view by its id, or by the app's own name for it. */
  update(of: { readonly id?: string; readonly externalId?: string }, asked: Block, hash?: string): View | Refused;
  publish(user: string, asked: Block, hash?: string): View | Refused;
  top(user: string): View | undefined;
  stack(user: string): readonly View[];
  home(user: string): View | undefined;
  /** Removes a view from the stack. */
  close(user: string, id: string): void;
  clear(user: string): void;
  /** The errors of the fields of the topmost view, by block id. */
  readonly errors: Map<string, Readonly<Record<string, string>>>;
  /** The values with which a modal was last submitted, by the view's id and then by block id: it still has them when one above it is closed. */
  readonly submitted: Map<string, Readonly<Record<string, string>>>;
}

/** https://docs.slack.dev/surfaces/modals */
const stackLimit = 3;

export function createViews(world: World): Views {
  const stacks = new Map<string, View[]>();
  const errors = new Map<string, Readonly<Record<string, string>>>();
  const submitted = new Map<string, Readonly<Record<string, string>>>();

  function made(user: string, asked: Block, over: Partial<View> = {}): View {
    const { team } = world.person(user);
    const id = over.id ?? world.id("V");
    const blocks = (asked["blocks"] as Block[]).map(named(world));
    return {
      title: null,
      close: null,
      submit: null,
      clear_on_close: false,
      private_metadata: "",
      callback_id: "",
      external_id: "",
      ...asked,
      notify_on_close: asked["notify_on_close"] === true,
      type: asked["type"] === "home" ? "home" : "modal",
      id,
      team_id: team,
      blocks,
      state: { values: stateValues(blocks, {}) },
      hash: `${Math.floor(world.now() / 1000)}.${world.secret(4)}`,
      app_id: appId,
      app_installed_team_id: team,
      bot_id: world.botOf(team)?.id ?? "",
      root_view_id: over.root_view_id ?? id,
      previous_view_id: over.previous_view_id ?? null,
    };
  }

  const views: Views = {
    errors,
    submitted,
    open(user, asked) {
      const view = made(user, asked);
      stacks.set(user, [view]);
      errors.delete(user);
      world.changed();
      return view;
    },
    push(user, asked) {
      const stack = stacks.get(user) ?? [];
      const [root] = stack;
      const top = stack.at(-1);
      if (!root || !top) return { error: "not_found" };
      if (stack.length >= stackLimit) return { error: "push_limit_reached" };
      const view = made(user, asked, { root_view_id: root.id, previous_view_id: top.id });
      stack.push(view);
      errors.delete(user);
      world.changed();
      return view;
    },
    update({ id, externalId }, asked, hash) {
      for (const [user, stack] of stacks)
        for (const [at, old] of stack.entries()) {
          if (id === undefined ? old["external_id"] !== externalId || !externalId : old.id !== id) continue;
          if (hash !== undefined && hash !== old.hash) return { error: "hash_conflict" };
          const { root_view_id, previous_view_id } = old;
          const view = made(user, asked, { id: old.id, root_view_id, previous_view_id });
          stack[at] = view;
          errors.delete(user);
          world.changed();
          return view;
        }
      const home = Object.entries(world.state.homes).find(([, it]) => id !== undefined && it["id"] === id);
      return home ? views.publish(home[0], asked, hash) : { error: "not_found" };
    },
    publish(user, asked, hash) {
      const old = views.home(user);
      if (hash !== undefined && old && old.hash !== hash) return { error: "hash_conflict" };
      const view = made(user, asked, old ? { id: old.id, root_view_id: old.id } : {});
      world.state.homes[user] = view;
      world.changed();
      return view;
    },
    top: (user) => stacks.get(user)?.at(-1),
    stack: (user) => stacks.get(user) ?? [],
    home: (user) => world.state.homes[user] as View | undefined,
    close(user, id) {
      const stack = stacks.get(user) ?? [];
      stacks.set(
        user,
        stack.filter((it) => it.id !== id),
      );
      errors.delete(user);
      submitted.delete(id);
      world.changed();
    },
    clear(user) {
      for (const { id } of stacks.get(user) ?? []) submitted.delete(id);
      stacks.delete(user);
      errors.delete(user);
      world.changed();
    },
  };
  return views;
}
