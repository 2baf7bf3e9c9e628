import type { Entry, Ticket } from "../ticket";
import { targetKey, targetName, type Target } from "./target";
import { redactPesel } from "../../foundation/redact";

/** The actions that change who has a ticket. */
export type HandAction =
  | {
      readonly kind: "handOver";
      readonly to: Target;
      /** A note to whoever gets it; the student does not see it. */
      readonly note: string;
      /** The holder when the form was opened, as `holderOf` says it: a colleague may have handed the ticket over meanwhile. */
      readonly holder: string;
      readonly via: "slack";
    }
  | { readonly kind: "takeBack"; readonly via: "slack" }
  /** Somebody who has the ticket does not belong to the staff any more. */
  | { readonly kind: "left"; readonly who: string; readonly via: "slack" };

/** The longest note; more does not fit the form. In characters. */
export const longestNote = 3_000;

/** The holder of a ticket: the office or the group it was handed to, or else the person who claimed it. Empty if nobody has it. */
export const holderOf = ({ handedTo, claimedBy }: Pick<Ticket, "handedTo" | "claimedBy">): string =>
  handedTo ? targetKey(handedTo) : (claimedBy?.id ?? "");

/** The change to a ticket and what its entry says, or why there is none. */
export type Handed =
  | {
      readonly change: Partial<Ticket>;
      readonly what: Entry["what"];
      readonly text: string;
      readonly more?: Pick<Entry, "to" | "was" | "note">;
    }
  | "nothing"
  | { readonly refusal: "taken"; readonly by: string };

/** Works out what a hand-over does to a ticket that is not over. The person who hands it to an office goes on looking after it. */
export function hand(ticket: Ticket, action: HandAction, by: NonNullable<Ticket["claimedBy"]>): Handed {
  const { handedTo, claimedBy } = ticket;
  switch (action.kind) {
    case "handOver": {
      const { to, holder, note } = action;
      const now = holderOf(ticket);
      if (now === targetKey(to)) return "nothing";
      if (now !== "" && now !== holder)
        return { refusal: "taken", by: handedTo ? targetName(handedTo) : (claimedBy?.name ?? "") };
      const clean = redactPesel(note.trim()).slice(0, longestNote);
      return {
        change:
          to.kind === "colleague"
            ? { claimedBy: { id: to.id, name: to.name }, handedTo: null }
            : { claimedBy: to.kind === "office" ? (claimedBy ?? by) : null, handedTo: to },
        what: "handed",
        text: targetName(to),
        more: { to, ...(handedTo && { was: handedTo }), ...(clean !== "" && { note: clean }) },
      };
    }
    case "takeBack":
      if (!handedTo) return "nothing";
      return {
        change: { handedTo: null, claimedBy: by },
        what: "takenBack",
        text: targetName(handedTo),
        more: { to: handedTo },
      };
    case "left":
      if (claimedBy?.id !== action.who) return "nothing";
      return { change: { claimedBy: null }, what: "left", text: claimedBy.name };
  }
}

/** A ticket of a group is one colleague's from the moment that somebody claims it. */
export const ofNoGroup = ({ handedTo }: Pick<Ticket, "handedTo">): Partial<Ticket> =>
  handedTo?.kind === "group" ? { handedTo: null } : {};
