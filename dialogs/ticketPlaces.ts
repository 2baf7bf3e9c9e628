import type { Notice, Opening } from "./kit/card";
import type { HappeningOf } from "./kit/effects";
import { t } from "./kit/text";

/** The buttons below news of a ticket: to answer, and to see it. */
export const ticketWays = (ticket: string): Opening[] => [
  { label: t("push.answer"), dialog: "ticket", data: { ticket, to: "add" }, style: "primary" },
  { label: t("push.seeTicket"), dialog: "ticket", data: { ticket } },
];

type Moved = "ticketHandedOver" | "ticketTakenBack" | "ticketMerged" | "ticketUnmerged" | "ticketSplit";

/** Tells a student where their ticket is now: with whom, together with which others, or under which number. */
export function whereItIs(it: HappeningOf<Moved>): Notice {
  const { ticket } = it;
  switch (it.kind) {
    case "ticketHandedOver":
      return { text: t("push.handedOver", { ticket, to: { text: { words: it.to } } }), opens: ticketWays(ticket) };
    case "ticketTakenBack":
      return { text: t("push.takenBack", { ticket }), opens: ticketWays(ticket) };
    case "ticketMerged": {
      const { into } = it;
      const text = into === undefined ? t("push.merged", { ticket }) : t("push.mergedOwn", { ticket, into });
      return { text, opens: ticketWays(ticket) };
    }
    case "ticketUnmerged":
      return { text: t("push.unmerged", { ticket }), opens: ticketWays(ticket) };
    case "ticketSplit":
      return { text: t("push.split", { ticket, to: it.to }), opens: ticketWays(it.to) };
  }
}
