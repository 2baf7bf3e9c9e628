import { z } from "zod";
import { accountOf, type Accounts } from "../accounts/accounts";
import { cardInPhone } from "../orders/extension";
import type { Readers } from "../outbox/readFacts";
import type { Calendar } from "./calendar";

/** The end of the card's validity with the address of its file; null when no card is in the phone or its last day is unknown. */
export const calendarFacts = (
  { addressOf }: Pick<Calendar, "addressOf">,
  accounts: Pick<Accounts, "get">,
): Readers<"calendar"> => ({
  calendar: async ({ chatId, chat }) => {
    const account = await accountOf(accounts, chatId, chat);
    const card = account && cardInPhone(account);
    const day = z.iso.date().safeParse(card?.expiresAt.slice(0, 10)).data;
    if (day === undefined) return { ok: true, value: null };
    return { ok: true, value: { expiresAt: day, url: addressOf(chat.account ?? "", day, chat.lang) } };
  },
});
