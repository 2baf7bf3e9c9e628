import type { ChatId } from "../../foundation/ids";
import type { TicketStore } from "../ticketStore";
import { isOfOffice } from "./officeLetters";
import { targetName } from "./target";

interface Bounce {
  readonly chatId: ChatId;
  readonly id: string;
  /** Identifies the report, so that it counts once. */
  readonly event: string;
  readonly failed: readonly string[];
  readonly now: number;
}

/**
 * Takes a ticket back whose letter did not reach the office that it was handed to: nobody there knows of it.
 * @returns whether the report is about such a letter
 */
export async function cameBackFromOffice(
  tickets: TicketStore,
  { chatId, id, event, failed, now }: Bounce,
): Promise<boolean> {
  const found = { isOffices: false };
  await tickets.enter(chatId, id, (ticket) => {
    const { handedTo, entries } = ticket;
    const isKnown = entries.some((it) => it.id === event);
    found.isOffices = isKnown || (handedTo?.kind === "office" && isOfOffice(handedTo, failed));
    if (isKnown || !handedTo || !found.isOffices) return undefined;
    const at = new Date(now).toISOString();
    const entry = {
      id: event,
      at,
      what: "notHanded",
      from: "staff",
      via: "mail",
      author: null,
      text: targetName(handedTo),
      files: [],
    } as const;
    const written = { ...entry, files: [] };
    return { ticket: { ...ticket, handedTo: null, changedAt: at, entries: [...entries, written] }, entry: written };
  });
  return found.isOffices;
}
