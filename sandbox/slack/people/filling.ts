import { z } from "zod";
import { checkView } from "../blocks/checkView";
import type { Brought, SlackControl } from "../control";
import { clientErrors, elementsOf, stateValues, text, wordsOf } from "../inputs";
import type { SlackEmulation } from "../emulation";
import type { View } from "../views";
import { actor, BadAnswer } from "./act";

const answer = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("errors"), errors: z.record(z.string(), z.string()) }),
  z.strictObject({ response_action: z.literal("clear") }),
  z.strictObject({ response_action: z.enum(["update", "push"]), view: z.record(z.string(), z.unknown()) }),
]);

/** Modals submitted and closed: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export function filling({ world, tickets, delivery, views }: SlackEmulation): Pick<SlackControl, "submits" | "closes"> {
  function topOf(user: string): View {
    const view = views.top(user);
    if (!view) throw new Error(`${world.person(user).name} sees no modal.`);
    return view;
  }

  /** The values by block id, whether they were given by block id or by label. */
  function byBlock(view: View, values: Readonly<Record<string, string>>): Record<string, string> {
    const inputs = elementsOf(view.blocks).map(({ block }) => block);
    const named = Object.entries(values).map(([name, value]): [string, string] => {
      const block = inputs.find((it) => it["block_id"] === name) ?? inputs.find((it) => wordsOf(it["label"]) === name);
      if (!block) throw new Error(`The modal has no field «${name}».`);
      return [text(block["block_id"]), value];
    });
    return Object.fromEntries(named);
  }

  function follow(user: string, view: View, { status, body }: Brought): void {
    if (status !== 200) return;
    if (body.trim() === "") return views.close(user, view.id);
    const parsed = answer.safeParse(json(body));
    if (!parsed.success) throw new BadAnswer(`The answer to view_submission: ${z.prettifyError(parsed.error)}`);
    const it = parsed.data;
    if (it.response_action === "clear") return views.clear(user);
    if (it.response_action === "errors") {
      const inputs = view.blocks.filter(({ type }) => type === "input").map((block) => block["block_id"]);
      const strange = Object.keys(it.errors).filter((id) => !inputs.includes(id));
      if (strange.length > 0) throw new BadAnswer(`Errors for blocks that are no inputs: ${strange.join(", ")}`);
      views.errors.set(user, it.errors);
      return world.changed();
    }
    const wrong = checkView(it.view);
    if (wrong.length > 0) throw new BadAnswer(`The view that was answered: ${wrong.join("; ")}`);
    const done = it.response_action === "push" ? views.push(user, it.view) : views.update({ id: view.id }, it.view);
    if ("error" in done) throw new BadAnswer(`The view that was answered: ${String(done["error"])}`);
  }

  return {
    async submits(userId, values) {
      const user = world.person(userId).id;
      const view = topOf(user);
      if (view["submit"] === null) throw new Error("The modal has nothing to submit it with.");
      const given = { ...views.submitted.get(view.id), ...byBlock(view, values) };
      views.submitted.set(view.id, given);
      const state = stateValues(view.blocks, given);
      const errors = clientErrors(view.blocks, state);
      if (Object.keys(errors).length > 0) {
        views.errors.set(user, errors);
        world.changed();
        throw new Error(`Slack's client does not submit this: ${JSON.stringify(errors)}`);
      }
      views.errors.delete(user);
      const brought = await delivery.bring(
        {
          type: "view_submission",
          ...actor(world, user),
          trigger_id: tickets.trigger(user),
          view: { ...view, state: { values: state } },
          response_urls: [],
        },
        { form: true },
      );
      follow(user, view, brought);
      return brought;
    },
    async closes(userId) {
      const user = world.person(userId).id;
      const view = topOf(user);
      views.close(user, view.id);
      if (!view.notify_on_close) return undefined;
      return delivery.bring({ type: "view_closed", ...actor(world, user), view, is_cleared: false }, { form: true });
    },
  };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
