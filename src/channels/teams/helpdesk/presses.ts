import { act } from "../../../helpdesk/acting";
import { refusalWords } from "../../../helpdesk/refusalWords";
import type { StaffAction } from "../../../tickets/port";
import type { Invoked } from "../edge";
import { message, type Meeting } from "../meeting";
import type { DeskDeps } from "./deps";
import { deskCard, subtle, type DeskCard } from "./elements";
import { admit } from "./gate";
import { threadIn, typedId } from "./location";
import type { Pressed } from "./pressed";
import { relay } from "./relay";
import { aroundOf, ticketCard } from "./ticketCard";

const onCard = ["claim", "release", "wait", "resolve", "reopen", "unmerge", "priority", "keep", "sendTyped"] as const;
type OnCard = Extract<Pressed, { desk: (typeof onCard)[number] }>;

/** Whether something was pressed on a card itself, and not in a dialog. */
export const isOnCard = (pressed: Pressed): pressed is OnCard => onCard.some((it) => it === pressed.desk);

/** Handles presses on cards, each of which is answered with the card that replaces the pressed one, or with a word beside it. */
export function createPresses(deps: DeskDeps) {
  const { desk, say, clock } = deps;

  return async (pressed: OnCard, meeting: Meeting, event: string): Promise<Invoked> => {
    const { ticket } = pressed;
    const admitted = await admit(deps, meeting, `${pressed.desk} ${ticket}`);
    if (!admitted.ok) return beside(admitted.words);
    const { member } = admitted;
    const { lang } = member;
    if (pressed.desk === "keep") return instead(deskCard(lang, "", [subtle(say("doubt.kept", lang))]));
    if (pressed.desk === "sendTyped") {
      const typed = typedId(threadIn(meeting.to.conversation), pressed.message);
      const told = await relay(deps, { ticket, member, event: typed, text: pressed.text });
      const words = told?.words ?? say("thread.sent", lang);
      return told?.sent === false ? beside(words) : instead(deskCard(lang, words, [subtle(words)]));
    }
    const acted = await act(deps, ticket, actionOf(pressed), member, event);
    if (!acted.ok) return beside(refusalWords(acted, say, lang));
    return instead(ticketCard(acted.it, await aroundOf(desk, acted.it), clock(), say));
  };
}

function actionOf(pressed: Exclude<OnCard, { desk: "keep" | "sendTyped" }>): StaffAction {
  return pressed.desk === "priority"
    ? { kind: "priority", to: pressed.to, via: "teams" }
    : { kind: pressed.desk, via: "teams" };
}

const instead = (card: DeskCard): Invoked => ({
  status: 200,
  body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value: card },
});

const beside = (words: string): Invoked => ({ status: 200, body: message(words) });
