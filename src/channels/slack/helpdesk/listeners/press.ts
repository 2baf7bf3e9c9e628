import type { Lang } from "../../../../../dialogs/kit/text";
import { priorities } from "../../../../tickets/ticket";
import type { StaffAction } from "../../../../tickets/port";
import { act } from "../../../../helpdesk/acting";
import { lookupForm } from "../lookupForm";
import { names, type ListenerDeps } from "../deps";
import { onPress } from "../onPress";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import type { Press } from "../pressed";
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

  onPress(deps, new RegExp(`^(${names.action}|${names.priority})`), (press) => {
    const it = wanted(press);
    return (
      it && {
        what: `${it.action.kind} ${it.ticket}`,
        async perform({ member, event, tell }) {
          const acted = await act(deps, it.ticket, it.action, member, event);
          if (!acted.ok) tell(refusalWords(acted, say, member.lang));
        },
      }
    );
  });

  onPress(deps, new RegExp(`^(${names.reply}|${names.look})$`), ({ actions: [{ action_id, value: ticket }] }) => ({
    what: action_id,
    async perform({ member: { lang }, channel, open }) {
      // The button on the home tab has no ticket; staff enter in the form whom to look up.
      const of = ticket === "status" ? undefined : ticket;
      const view =
        action_id === names.reply && of
          ? await openingForm(deps, of, lang)
          : lookupForm({ channel, ...(of ? { subject: { kind: "ticket", ticket: of } } : {}) }, "", say, lang);
      await open(view);
    },
  }));

  // Slack reports presses of link buttons too, and waits for an acknowledgement.
  slack.bolt.action(new RegExp(`^${names.link}`), ({ ack }) => ack());
}

/** The form of a reply as it opens. */
async function openingForm({ desk, staffAnswers, say }: ListenerDeps, ticket: string, lang: Lang) {
  const found = await desk.get(ticket);
  const seen = found ? answersOf(found.ticket).length : 0;
  const state = { ticket, seen, answers: [], turn: 0 };
  return replyForm({ state, offered: await staffAnswers.offered(ticket, lang) }, say, lang);
}
