import { z } from "zod";
import { priorities } from "../../../../tickets/ticket";
import type { StaffAction } from "../../../../tickets/port";
import { eventIdOf } from "../../receive/interaction";
import { act } from "../acting";
import { admit, sendEphemeral } from "../gate";
import { lookupForm } from "../lookupForm";
import { names, type ListenerDeps } from "../deps";
import { openForm } from "../openForm";
import { refusalWords } from "../refusal";
import { replyForm } from "../replyForm";

const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  container: z.object({ channel_id: z.string().nullish(), message_ts: z.string().nullish() }),
  actions: z.tuple(
    [
      z.object({
        action_id: z.string(),
        value: z.string().max(200).nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    ],
    z.unknown(),
  ),
});
type Press = z.infer<typeof pressSchema>;

const kinds = ["claim", "release", "wait", "resolve", "reopen"] as const;

/** The action that a press on a card requests; undefined for a press on another element. */
function wanted({
  actions: [{ action_id, value, selected_option }],
}: Press): { ticket: string; action: StaffAction } | undefined {
  if (action_id === names.priority) {
    const [ticket = "", to] = (selected_option?.value ?? "").split(":");
    const priority = priorities.find((it) => it === to);
    return priority && { ticket, action: { kind: "priority", to: priority, via: "slack" } };
  }
  const kind = kinds.find((it) => action_id === `${names.action}${it}`);
  return kind && value ? { ticket: value, action: { kind, via: "slack" } } : undefined;
}

/** Handles presses on the cards of tickets. */
export function listenToCards(deps: ListenerDeps): void {
  const { slack, say } = deps;
  const { bolt } = slack;

  bolt.action(new RegExp(`^(${names.action}|${names.priority})`), async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const it = press && wanted(press);
    const { teamId: team } = context;
    if (press && it && team !== undefined) {
      const who = { team, user: press.user.id };
      const event = eventIdOf(team, press.trigger_id);
      const admitted = await admit(deps, who, `${it.action.kind} ${it.ticket}`);
      const acted = admitted.ok ? await act(deps, it.ticket, it.action, admitted.member, event) : undefined;
      const words = admitted.ok ? acted && !acted.ok && refusalWords(acted, say, admitted.member.lang) : admitted.words;
      if (words) sendEphemeral(deps, who, channelIn(press), words);
    }
    await ack();
  });

  bolt.action(new RegExp(`^(${names.reply}|${names.look})$`), async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (press && team !== undefined) {
      const who = { team, user: press.user.id };
      const [{ action_id, value: ticket }] = press.actions;
      const admitted = await admit(deps, who, action_id);
      if (!admitted.ok) sendEphemeral(deps, who, channelIn(press), admitted.words);
      else {
        const { lang } = admitted.member;
        // The button on the home tab has no ticket; staff enter in the form whom to look up.
        const of = ticket === "status" ? undefined : ticket;
        const channel = press.container.channel_id ?? undefined;
        const view =
          action_id === names.reply && of
            ? replyForm(of, say, lang)
            : lookupForm({ channel, ...(of ? { ticket: of } : {}) }, "", say, lang);
        await openForm(deps, admitted.member, press.trigger_id, view, channelIn(press));
      }
    }
    await ack();
  });

  // Slack reports presses of link buttons too, and waits for an acknowledgement.
  bolt.action(new RegExp(`^${names.link}`), ({ ack }) => ack());
}

const channelIn = ({ container }: Press) => ({ channel: container.channel_id ?? undefined });
