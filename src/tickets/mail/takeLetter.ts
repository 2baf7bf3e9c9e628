import { withoutNotes } from "../notes";
import type { Acted, Desk, ReplyFile } from "../port";
import type { Staff } from "../ticket";
import { isAutomatic } from "./automatic";
import { isBounce, ticketOfBounce } from "./bounce";
import { filesOf } from "./files";
import { openLetter } from "./content";
import { parseLetter, type Letter } from "./letter";
import { matchTicket } from "./matchTicket";
import { newWords } from "./newWords";
import type { ReplyAddresses } from "./replyAddress";
import { senderOf, type SenderRules } from "./sender";

/** What became of a letter. The first four are through; the rest is left for people to look at. */
export type LetterOutcome =
  /** It reached the student. */
  | "relayed"
  /** It had been relayed before. */
  | "repeated"
  /** Only notes among staff. */
  | "note"
  /** One of ours that came back; its ticket knows. */
  | "bounced"
  /** Ours, or a machine's. */
  | "own"
  | "automatic"
  /** Nothing was newly written. */
  | "empty"
  /** Its sender may not answer, or is not who they say. */
  | "stranger"
  | "forged"
  /** Which ticket it is about is not said, not proven, or not clear. */
  | "unmatched"
  | "unproven"
  | "ambiguous"
  /** The ticket is gone, or was taken back: the student cannot be reached, and the staff are told. */
  | "unknown"
  | "over";

export interface LetterParts extends SenderRules {
  readonly desk: Pick<Desk, "act" | "bounced" | "unheard">;
  readonly addresses: ReplyAddresses;
  /** Sentences only our letters hold, by which one is recognised that somebody's program repeats unmarked. */
  readonly ownSentences?: readonly string[];
}

export interface Taken {
  readonly outcome: LetterOutcome;
  readonly ticket?: string;
}

/**
 * Takes one letter from the mailbox. Never answers the sender: From can be anybody's, and whom it belongs to would be
 * written to by us. The same letter may be given again and again; the desk relays it once. Of letters that nobody sent who
 * may, nothing but the header is read.
 */
export function createLetterTaker(parts: LetterParts) {
  const { desk, addresses } = parts;

  return async (source: Buffer, isWhole = true): Promise<Taken> => {
    const letter = await parseLetter(source);
    if (letter.header("x-legitka-ticket").length > 0) return { outcome: "own" };
    if (isBounce(letter)) return bounced(letter);
    if (isAutomatic(letter)) return { outcome: "automatic" };
    const sender = senderOf(letter, parts);
    if (!sender.ok) return { outcome: sender.why };
    const content = await openLetter(source);
    const match = matchTicket(letter, content.searchable, addresses, sender.isProven);
    if (!match.ok) return { outcome: match.why };

    const { ticket } = match;
    const words = newWords(content.words(), parts.ownSentences);
    const text = withoutNotes(words, "paragraph");
    const files = filesOf(content.attachments, isWhole);
    if (text === "" && words !== "") return { outcome: "note", ticket };
    if (text === "" && files.length === 0) return { outcome: "empty", ticket };
    const by = { id: `mail:${sender.address}`, name: sender.name };
    const event = `mail:${letter.digest}`;
    const outcome = outcomeOf(await relay(ticket, text, files, by, event));
    if (outcome === "unknown" || outcome === "over") await desk.unheard(ticket, event);
    return { outcome, ticket };
  };

  async function bounced(letter: Letter): Promise<Taken> {
    const ticket = ticketOfBounce(letter, addresses);
    if (ticket === undefined) return { outcome: "unmatched" };
    await desk.bounced(ticket, `mail:${letter.digest}`);
    return { outcome: "bounced", ticket };
  }

  /** A letter that is too long for a chat is relayed as far as it goes rather than not at all. */
  async function relay(ticket: string, text: string, files: ReplyFile[], by: Staff, event: string): Promise<Acted> {
    const reply = (words: string) => desk.act(ticket, { kind: "reply", text: words, via: "mail", files }, by, event);
    const acted = await reply(text);
    if (acted.ok || acted.refusal !== "tooLong") return acted;
    const longest = text.slice(0, acted.most - 10).replace(/[\ud800-\udbff]$/, "");
    return reply(`${longest.trimEnd()} […]`);
  }
}

function outcomeOf(acted: Acted): LetterOutcome {
  if (acted.ok) return acted.isNew ? "relayed" : "repeated";
  switch (acted.refusal) {
    case "unknown":
    case "over":
    case "empty":
      return acted.refusal;
    case "withdrawn":
    case "taken":
    case "tooLong":
      return "over";
  }
}
