import { checkView } from "../blocks/checkView";
import type { Block } from "../state";
import type { View } from "../views";
import { type Call, jsonArg, type Method, Refusal, required, textArg } from "./method";

const largest = 250_000;

function viewArg({ args }: Call, type?: "home" | "modal"): Block {
  const view = jsonArg(args, "view");
  if (JSON.stringify(view ?? null).length > largest) throw new Refusal("view_too_large");
  const wrong = checkView(view, type);
  if (wrong.length > 0) throw new Refusal("invalid_arguments", { response_metadata: { messages: wrong } });
  return view as Block;
}

/** Returns the person to whom the trigger belongs. The view is checked before the trigger is used up. */
function triggered({ args, team, deps: { tickets, world } }: Call): string {
  const taken = tickets.takeTrigger(required(args, "trigger_id"));
  if ("error" in taken) throw new Refusal(taken.error);
  if (world.person(taken.user).team !== team) throw new Refusal("invalid_trigger_id");
  return taken.user;
}

function done(view: View | { readonly error: string }): Record<string, unknown> {
  if (!("blocks" in view)) throw new Refusal(view.error);
  return { view };
}

/** None of these needs a scope: https://docs.slack.dev/reference/methods/views.open */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": {
    call(it) {
      const view = viewArg(it, "modal");
      return done(it.deps.views.open(triggered(it), view));
    },
  },
  "views.push": {
    call(it) {
      const view = viewArg(it, "modal");
      return done(it.deps.views.push(triggered(it), view));
    },
  },
  "views.update": {
    call(it) {
      const view = viewArg(it);
      const { args, deps } = it;
      const id = textArg(args, "view_id");
      const externalId = textArg(args, "external_id");
      if (id === undefined && externalId === undefined) throw new Refusal("invalid_arguments");
      const of = { ...(id !== undefined && { id }), ...(externalId !== undefined && { externalId }) };
      return done(deps.views.update(of, view, textArg(args, "hash")));
    },
  },
  "views.publish": {
    call(it) {
      const view = viewArg(it, "home");
      const user = required(it.args, "user_id");
      const person = it.deps.world.findPerson(user);
      if (person?.team !== it.team || person.isBot) throw new Refusal("user_not_found");
      return done(it.deps.views.publish(user, view, textArg(it.args, "hash")));
    },
  },
};
