import { card } from "./kit/card";
import { closedTexts } from "./kit/closed";
import { go, type Next } from "./kit/dialog";
import type { HappeningOf } from "./kit/effects";
import { t } from "./kit/text";
import type { Escalation } from "./letterMoves";
import { tellingOf } from "./pictureNews";

/** Moves on when the letter has become a ticket. */
export const opened = ({
  happening: { ticket, closed, pictures },
}: {
  readonly happening: HappeningOf<"ticketOpened">;
}): Next => go("sent", { ticket, text: undefined, closed }, tellingOf(pictures));

/** The card of a letter that was sent; it says when somebody reads it if nobody works at support now. */
export const sentCard = ({ ticket = "", closed }: Escalation, canResume: boolean) =>
  card({
    title: t("escalate.sentTitle", { ticket }),
    text: [t("escalate.sent"), ...(closed ? closedTexts(closed) : [])],
    choices: [...(canResume ? ["resume"] : []), "tickets", "menu"],
  });
