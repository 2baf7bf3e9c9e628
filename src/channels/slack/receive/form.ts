import { z } from "zod";
import { answerBlock, answeredForm, formId, formOf, isAnswer } from "../form";
import { takeIn } from "./incoming";
import type { SlackDeps } from "../deps";
import type { TakePress } from "./direct";
import { eventIdOf, presserOf } from "./interaction";

const sentSchema = z.object({ user: z.object({ id: z.string() }), view: z.object({ id: z.string() }) });

/** Creates the handler that opens the form of a card's field. */
export function openingForms(deps: SlackDeps): TakePress {
  const { api, messages, options } = deps;
  return async (press, team) => {
    const { channel_id: channel, message_ts: ts } = press.container;
    const button = press.actions[0].value;
    const who = presserOf(deps, team, press);
    const card = await messages.answerable(who, ts ?? undefined);
    const field = card?.view.field;
    if (card && field && field.button === button && channel && ts) {
      const view = formOf(card.view, field, { channel, ts }, options.say);
      const opened = await api.call(team, "views.open", { trigger_id: press.trigger_id, view });
      if (opened.ok) return;
      // Slack allows a form to be opened only within three seconds of the press. After that, the person has to press again.
      options.log.warn({ code: opened.code }, "slack: a form could not be opened");
      await takeIn(deps, who, eventIdOf(team, press.trigger_id), { kind: "formFailed" });
    } else if (button) {
      // The button belongs to an old card. The dialog says so or asks again.
      const content = { kind: "button", button, on: ts ?? undefined } as const;
      await takeIn(deps, who, eventIdOf(team, press.trigger_id), content, press.actions[0].action_ts);
    }
  };
}

/** Handles a submitted form as if the answer had been typed into the card. */
export function listenToForms(deps: SlackDeps): void {
  const { app, messages } = deps;
  app.view(formId, async ({ body, view, context, ack }) => {
    const form = answeredForm(view);
    const sent = sentSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (!form || !sent || team === undefined) return;
    const { carried, input } = form;
    if (!isAnswer(carried, input)) {
      await ack({ response_action: "errors", errors: { [answerBlock]: carried.missing } });
      return;
    }
    const { button, channel, ts } = carried;
    const who = deps.dms.addressOf({ team, user: sent.user.id });
    const card = await messages.answerable(who, ts);
    // A form counts as one answer, however often it is submitted.
    const content = { kind: "button", button, input, on: ts } as const;
    const { currentAskId } = await takeIn(deps, who, eventIdOf(team, sent.view.id), content);
    messages.endUnlessStands(who, channel, card, button, currentAskId);
    await ack();
  });
}
