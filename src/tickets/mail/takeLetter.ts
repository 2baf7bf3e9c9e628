import type { Acted, Desk, ReplyFile, Unheard } from "../port";
import type { Staff } from "../ticket";
import { isAutomatic, saysAutomatically } from "./automatic";
import { reportOf, ticketOfBounce } from "./bounce";
import { openLetter, type Content } from "./content";
import { filesOf } from "./files";
import { parseLetter, type Letter } from "./letter";
import { matchTicket } from "./matchTicket";
import { newWords } from "./newWords";
import { textOf, type Line } from "./page";
import type { ReplyAddresses } from "./replyAddress";
import { inParts } from "./parts";
import { isSealedElsewhere } from "./sealedElsewhere";
import { withoutSecrets } from "./secrets";
import { senderOf, type SenderRules } from "./sender";
import { withoutStaffNotes } from "./staffNotes";

/** What became of a letter. The first seven are settled; the rest is left for people to look at. */
export type LetterOutcome =
  /** It reached the student. */
  | "relayed"
  /** It had been relayed before. */
  | "repeated"
  /** Only notes among staff. */
  | "note"
  /** Staff were asked what of it the student should read: that cannot be told, or it cannot be opened. */
  | "unclear"
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
  /** Everything our letters about a ticket said, by which answers are found that were written into one of them. */
  readonly saidAbout?: (ticket: string) => Promise<readonly string[] | undefined>;
}

export interface Taken {
  readonly outcome: LetterOutcome;
  readonly ticket?: string;
}

/**
 * Takes one letter from the mailbox. The sender is never answered: From can be anybody's, and whom it belongs to would be
 * written to by us. The same letter may be given again and again; the desk relays it once. Of letters from people who may
 * not answer, nothing but the header is read.
 */
export function createLetterTaker(parts: LetterParts) {
  const { desk, addresses } = parts;

  return async (source: Buffer, isWhole = true): Promise<Taken> => {
    const letter = await parseLetter(source);
    if (letter.header("x-legitka-ticket").length > 0) return { outcome: "own" };
    const report = await reportOf(letter);
    if (report === "failed") return bounced(letter);
    if (report === "other" || isAutomatic(letter)) return { outcome: "automatic" };
    const sender = senderOf(letter, parts);
    if (!sender.ok) return { outcome: sender.why };
    const content = await openLetter(source);
    const match = matchTicket(letter, content.searchable, addresses, sender.isProven);
    if (!match.ok) return { outcome: match.why };
    const { ticket } = match;
    const by = { id: `mail:${sender.address}`, name: sender.name };
    return { outcome: await take(letter, content, ticket, by, isWhole), ticket };
  };

  /** Passes on what a letter says about a proven ticket, or asks staff about it. */
  async function take(
    letter: Letter,
    content: Content,
    ticket: string,
    by: Staff,
    isWhole: boolean,
  ): Promise<LetterOutcome> {
    const event = `mail:${letter.digest}`;
    const tell = (why: Unheard["why"], text: string): Promise<void> =>
      desk.unheard(ticket, event, { why, text: withoutSecrets(text, addresses) });
    const { lines, unclear } = newWords(content.page(), {
      sentences: parts.ownSentences ?? [],
      marksIn: (text) => addresses.marksIn(text),
      said: await parts.saidAbout?.(ticket),
    });
    const hasReaction = content.files.some(({ part }) => part.type.startsWith("text/vnd.google.email-reaction"));
    if (
      saysAutomatically(
        letter,
        lines.map(({ text }) => text),
        hasReaction,
      )
    )
      return "automatic";
    const hasPage = content.files.some(({ part }) => part.type === "text/html");
    if (isSealedElsewhere(textOf(lines), hasPage)) {
      await tell("encrypted", "");
      return "unclear";
    }
    const answer = withoutStaffNotes(lines);
    if (unclear.length > 0 || answer.isUnclear) {
      await tell("unclear", textOf([...lines, ...added(unclear, lines)]));
      return "unclear";
    }
    const text = withoutSecrets(textOf(answer.lines), addresses).trim();
    const files = filesOf(content.files, isWhole);
    if (text === "" && lines.length > 0) return "note";
    if (text === "" && files.length === 0) {
      if (content.sealed === undefined) return "empty";
      await tell(content.sealed === "encrypted" ? "encrypted" : "packed", "");
      return "unclear";
    }
    const { texts, left } = inParts(text);
    const outcome = await relay(ticket, texts, files, by, event);
    if (outcome === "unknown" || outcome === "over") await desk.unheard(ticket, event);
    else if (left !== "") await tell("cut", left);
    else if (content.sealed === "encrypted") await tell("encrypted", "");
    else if (content.sealed === "packed files") await tell("packed", "");
    return outcome;
  }

  async function bounced(letter: Letter): Promise<Taken> {
    const ticket = ticketOfBounce(letter, addresses);
    if (ticket === undefined) return { outcome: "unmatched" };
    await desk.bounced(ticket, `mail:${letter.digest}`);
    return { outcome: "bounced", ticket };
  }

  /** A letter that is longer than one message of a chat comes as several. */
  async function relay(
    ticket: string,
    texts: readonly string[],
    files: ReplyFile[],
    by: Staff,
    event: string,
  ): Promise<LetterOutcome> {
    let outcome: LetterOutcome = "empty";
    for (const [at, text] of texts.entries()) {
      const isLast = at === texts.length - 1;
      const action = { kind: "reply", text, via: "mail", files: isLast ? files : [] } as const;
      outcome = outcomeOf(await desk.act(ticket, action, by, at === 0 ? event : `${event}:${at + 1}`));
      if (outcome !== "relayed" && outcome !== "repeated") break;
    }
    return outcome;
  }
}

/** Lines that are not among those already told. */
function added(more: readonly Line[], told: readonly Line[]): Line[] {
  const known = new Set(told.map(({ typed }) => typed));
  return more.filter(({ typed }) => !known.has(typed)).map((line, at) => (at === 0 ? { ...line, gap: "blank" } : line));
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
