import { z } from "zod";
import { answerBlock, answeredForm, formId, formOf, isAnswer } from "../form";
import { takeIn } from "./incoming";
import type { Parts } from "../parts";
import type { TakePress } from "./direct";
import { eventIdOf, presserOf } from "./interaction";

const sentSchema = z.object({ user: z.object({ id: z.string() }), view: z.object({ id: z.string() }) });

/** Opens the form of a card's field. */
export function openingForms(parts: Parts): TakePress {
  const { api, messages, options } = parts;
  return async (press, team) => {
    const { channel_id: channel, message_ts: ts } = press.container;
    const button = press.actions[0].value;
    const who = presserOf(parts, team, press);
    const card = await messages.answerable(who, ts ?? undefined);
    const field = card?.view.field;
    if (card && field && field.button === button && channel && ts) {
      const view = formOf(card.view, field, { channel, ts }, options.say);
      const opened = await api.call(team, "views.open", { trigger_id: press.trigger_id, view });
      // Slack lets a form be opened for three seconds only; then the button is to be pressed once more.
      if (!opened.ok) options.log.warn({ code: opened.code }, "slack: a form could not be opened");
    } else if (button) {
      // Of an old card: the conversation says so, or asks again.
      const content = { kind: "button", button, on: ts ?? undefined } as const;
      await takeIn(parts, who, eventIdOf(team, press.trigger_id), content);
    }
  };
}

/** Takes the answer of a form in, as if it had been typed into the card. */
export function listenToForms(parts: Parts): void {
  const { app, messages } = parts;
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
    const who = parts.dms.addressOf({ team, user: sent.user.id });
    const card = await messages.answerable(who, ts);
    // One form is answered once, however often it is sent.
    const content = { kind: "button", button, input, on: ts } as const;
    const { standsAt } = await takeIn(parts, who, eventIdOf(team, sent.view.id), content);
    messages.endUnlessStands(who, channel, card, button, standsAt);
    await ack();
  });
}
