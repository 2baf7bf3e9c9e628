import { redactPesel } from "../foundation/redact";
import { hand, longestNote, ofNoGroup, type HandAction } from "./handing/handOver";
import { isFormer, officeOf } from "./handing/officeLetters";
import { merge, mergedRefusal } from "./merging/merge";
import type { StaffAction, DeskRefusal } from "./port";
import { tagsOf } from "./tags";
import { ticketFile } from "./ticketFile";
import { answersOf, isOver, type Entry, type Staff, type Ticket, type TicketFile } from "./ticket";

/** The longest reply that is accepted, in characters. */
export const longestReply = 6_000;

export type Outcome =
  | { readonly ticket: Ticket; readonly entry: Entry }
  /** The action changes nothing, because the ticket is in that state already. */
  | "nothing"
  | DeskRefusal;

/** An action on one ticket alone. */
type Action = Exclude<StaffAction, { kind: "split" }>;

/** The person who acts, the time, and the id of the action. */
export interface Acting {
  readonly by: Staff;
  readonly event: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether the ticket is merged into one of the same student. */
  readonly isOwnTarget?: boolean;
}

/** Applies a staff action to a ticket. The function is pure, because it runs again after a lost race. */
export function perform(ticket: Ticket, action: Action, { by, event, now, isOwnTarget = false }: Acting): Outcome {
  if (ticket.entries.some(({ id }) => id === event)) return "nothing";
  if (ticket.state === "withdrawn") return { refusal: "withdrawn" };
  const elsewhere = mergedRefusal(ticket, action);
  if (elsewhere) return elsewhere;
  const at = new Date(now).toISOString();
  const isToMany = "toMany" in action;
  const entry = (what: Entry["what"], text = "", files: TicketFile[] = []): Entry => ({
    id: event,
    at,
    what,
    from: "staff",
    via: action.via,
    author: by.name,
    text,
    files,
    ...(isToMany && { many: true as const }),
  });
  const changed = (change: Partial<Ticket>, it: Entry): Outcome => ({
    ticket: { ...ticket, ...change, changedAt: at, entries: [...ticket.entries, it] },
    entry: it,
  });

  if (action.kind === "reply") return reply();
  if (action.kind === "note") return note(action.text);
  if (action.kind === "merge" || action.kind === "unmerge") {
    const outcome = merge(ticket, action);
    if (outcome === "nothing" || "refusal" in outcome) return outcome;
    const isKnown = isOwnTarget && action.kind === "merge" ? { isKnown: true as const } : {};
    return changed(outcome.change, { ...entry(outcome.what, outcome.text), ...isKnown });
  }
  if (action.kind === "tag" || action.kind === "untag") return tag(action.kind, action.tag);
  if (ticket.state === "resolved" && action.kind !== "reopen") return { refusal: "over" };
  const { claimedBy } = ticket;
  switch (action.kind) {
    case "claim":
      if (claimedBy) return claimedBy.id === by.id ? "nothing" : { refusal: "taken", by: claimedBy.name };
      return changed({ claimedBy: by, ...ofNoGroup(ticket) }, entry("claimed"));
    case "release":
      if (!claimedBy) return "nothing";
      // When somebody else releases the ticket, the entry names who had claimed it.
      return changed({ claimedBy: null }, entry("released", claimedBy.id === by.id ? "" : claimedBy.name));
    case "wait":
      return ticket.state === "waiting" ? "nothing" : changed({ state: "waiting" }, entry("waiting"));
    case "resolve":
      return changed({ state: "resolved", claimedBy: claimedBy ?? by }, entry("resolved"));
    case "reopen":
      return isOver(ticket) ? changed({ state: "open" }, entry("reopened")) : "nothing";
    case "priority":
      return ticket.priority === action.to ? "nothing" : changed({ priority: action.to }, entry("priority", action.to));
    case "handOver":
    case "takeBack":
    case "left":
      return handed(action);
  }

  /** The words are kept where nothing that the student sees looks for them. */
  function note(text: string): Outcome {
    const clean = redactPesel(text.trim()).slice(0, longestNote);
    if (clean === "") return { refusal: "empty" };
    const it: Entry = { ...entry("noted"), note: clean };
    return { ticket: { ...ticket, entries: [...ticket.entries, it] }, entry: it };
  }

  function handed(it: HandAction): Outcome {
    const outcome = hand(ticket, it, by);
    if (outcome === "nothing" || "refusal" in outcome) return outcome;
    return changed(outcome.change, { ...entry(outcome.what, outcome.text), ...outcome.more });
  }

  /**
   * Each press names one tag to set or to take away, so that two members of staff who do so at once both get what they want. The
   * first of them replaces the topic that was only suggested. Closed tickets have tags, too, because they are searched for by them.
   * For the student nothing changes, so it does not count as a change of the ticket.
   */
  function tag(kind: "tag" | "untag", name: string): Outcome {
    const tagged = (tags: string[], it: Entry): Outcome => ({
      ticket: { ...ticket, tags, entries: [...ticket.entries, it] },
      entry: it,
    });
    const before = tagsOf(ticket);
    if (kind === "untag")
      return before.includes(name)
        ? tagged(
            before.filter((it) => it !== name),
            entry("untagged", name),
          )
        : "nothing";
    const set = ticket.tags ?? [];
    return set.includes(name) ? "nothing" : tagged([...set, name], entry("tagged", name));
  }

  /**
   * A reply in a chat, where tickets are claimed, also claims the ticket. A reply by mail does not, because nobody could release the
   * claim by mail.
   */
  function reply(): Outcome {
    const { text, files = [], seen, isSupports = false } = action as Extract<StaffAction, { kind: "reply" }>;
    const office = officeOf(ticket, by);
    if (office && !isSupports && isFormer(ticket, office)) return { refusal: "elsewhere" };
    const answers = answersOf(ticket);
    const latest = answers.at(-1);
    if (seen !== undefined && latest && answers.length > seen) return { refusal: "answered", by: latest.author ?? "" };
    const words = redactPesel(text.trim());
    if (words === "" && files.length === 0) return { refusal: "empty" };
    if (words.length > longestReply) return { refusal: "tooLong", most: longestReply };
    const kept = files.map(ticketFile);
    const claimedBy = ticket.claimedBy ?? (action.via !== "mail" ? by : null);
    return changed(
      { claimedBy, ...(claimedBy ? ofNoGroup(ticket) : {}) },
      {
        ...entry("said", words, kept),
        ...(isSupports ? { mailbox: "support" as const } : office && { mailbox: "office" as const }),
      },
    );
  }
}
