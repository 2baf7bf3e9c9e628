import type { Lang } from "../../../../../dialogs/kit/text";
import { priorities } from "../../../../tickets/ticket";
import type { StaffAction } from "../../../../tickets/port";
import { eventIdOf } from "../../receive/interaction";
import { act } from "../../../../helpdesk/acting";
import { admit, sendEphemeral } from "../gate";
import { lookupForm } from "../lookupForm";
import { names, type ListenerDeps } from "../deps";
import { openForm } from "../openForm";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { pressedIn, pressSchema, type Press } from "../pressed";
import { replyForm } from "../replyForm";
import { answersOf } from "../../../../tickets/ticket";

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
      if (words) sendEphemeral(deps, who, pressedIn(press), words);
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
      if (!admitted.ok) sendEphemeral(deps, who, pressedIn(press), admitted.words);
      else {
        const { lang } = admitted.member;
        // The button on the home tab has no ticket; staff enter in the form whom to look up.
        const of = ticket === "status" ? undefined : ticket;
        const { channel } = pressedIn(press);
        const view =
          action_id === names.reply && of
            ? await openingForm(deps, of, lang)
            : lookupForm({ channel, ...(of ? { subject: { kind: "ticket", ticket: of } } : {}) }, "", say, lang);
        await openForm(deps, admitted.member, press.trigger_id, view, pressedIn(press));
      }
    }
    await ack();
  });

  // Slack reports presses of link buttons too, and waits for an acknowledgement.
  bolt.action(new RegExp(`^${names.link}`), ({ ack }) => ack());
}

/** The form of a reply as it opens. */
async function openingForm({ desk, staffAnswers, say }: ListenerDeps, ticket: string, lang: Lang) {
  const found = await desk.get(ticket);
  const seen = found ? answersOf(found.ticket).length : 0;
  const state = { ticket, seen, answers: [], turn: 0 };
  return replyForm({ state, offered: await staffAnswers.offered(ticket, lang) }, say, lang);
}
