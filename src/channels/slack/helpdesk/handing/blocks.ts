import type { Lang } from "../../../../../dialogs/kit/text";
import { targetName } from "../../../../tickets/handing/target";
import { isOver, type Entry, type Ticket } from "../../../../tickets/ticket";
import type { types } from "@slack/bolt";
import { context, type Block } from "../../blocks";
import { names, type Say } from "../deps";
import { typedWords } from "../typedWords";

/** The group or the office that has a ticket, as its card and the list of tickets name it. */
export const placeOf = ({ handedTo }: Pick<Ticket, "handedTo">): string | undefined => {
  if (!handedTo) return undefined;
  const name = targetName(handedTo);
  return handedTo.kind === "office" ? `${name} (${handedTo.address})` : name;
};

/** The line of a card that says who else has the ticket. */
export function handedBlocks(ticket: Ticket, say: Say, lang: Lang): Block[] {
  const name = placeOf(ticket);
  return name === undefined || isOver(ticket) ? [] : [context(say("card.handed", lang, { name }))];
}

/** The buttons with which a ticket that is not over is handed over and taken back. */
export const handingButtons = (
  ticket: Ticket,
  button: (key: "handOver" | "takeBack", action: string) => types.Button,
): types.Button[] => [
  button("handOver", names.handOver),
  ...(ticket.handedTo ? [button("takeBack", names.takeBack)] : []),
];

/** The part of a hand-over in the card's thread that calls the person or the group and shows them the note. */
export function handedMore({ to, note = "", what }: Entry, say: Say, lang: Lang): Block[] {
  if (what === "noted") return typedWords(note);
  if (!to || what !== "handed") return [];
  const mention = mentionOf(to);
  return [
    ...(mention === undefined ? [] : [{ type: "section", text: { type: "mrkdwn", text: mention } } as const]),
    ...(note === "" ? [] : [context(say("handOver.noteHead", lang)), ...typedWords(note)]),
  ];
}

function mentionOf(to: NonNullable<Entry["to"]>): string | undefined {
  if (to.kind === "group") return to.mention === null ? undefined : `<!subteam^${to.mention}>`;
  const user = to.kind === "colleague" ? /^slack:[A-Z0-9]+:([A-Z0-9]+)$/.exec(to.id)?.[1] : undefined;
  return user === undefined ? undefined : `<@${user}>`;
}
