import type { SaidAbout } from "../saidAbout";
import type { ReplyFile, Unheard } from "../port";
import type { Staff } from "../ticket";
import { isAutomatic, saysAutomatically } from "./automatic";
import { mayBeReport, reportOf, ticketOfBounce } from "./bounce";
import { failedIn } from "./failedRecipients";
import { openLetter, type Content } from "./content";
import type { Excess } from "./excess";
import { filesOf } from "./files";
import { parseLetter, type Letter } from "./letter";
import { matchTicket } from "./matchTicket";
import { newWords } from "./newWords";
import type { LetterOutcome } from "./outcome";
import { textOf, type Line } from "./page";
import { inParts } from "./parts";
import { containsNote } from "./privateNotes";
import type { ReplyAddresses } from "./replyAddress";
import { isSealedElsewhere } from "./sealedElsewhere";
import { withoutSecrets } from "./secrets";
import { senderOf, type SenderRules } from "./sender";
import { withoutStaffNotes } from "./staffNotes";

/** The result of reading a letter; plain data, because letters are read in a separate thread. */
export type Read =
  /** Nothing, except counting it. */
  | { readonly kind: "settled"; readonly outcome: LetterOutcome; readonly ticket?: string }
  /** There is nothing in it but notes among staff. */
  | (About & { readonly kind: "note"; readonly by: Staff; readonly notes: string })
  /** It has more of something than any mail program writes, and is left for people to look at. */
  | { readonly kind: "excessive"; readonly excess: Excess }
  /** One of our letters came back. */
  | {
      readonly kind: "bounced";
      readonly ticket: string;
      readonly event: string;
      /** The addresses that it did not reach, as far as the report names them. */
      readonly failed: readonly string[];
    }
  /** Staff are asked which part of it the student should read. */
  | (About & { readonly kind: "unclear"; readonly by: Staff; readonly why: Unheard["why"]; readonly text: string })
  | (About & {
      readonly kind: "answer";
      readonly by: Staff;
      /** The messages that the student gets. */
      readonly texts: readonly string[];
      readonly files: readonly ReplyFile[];
      /** The notes among staff in it; missing if there are none. */
      readonly notes?: string;
      /** The part that did not reach the student, for staff. */
      readonly beside?: { readonly why: Unheard["why"]; readonly text: string };
    });

interface About {
  readonly ticket: string;
  /** Identifies the letter to the desk, however often it is delivered. */
  readonly event: string;
}

/** Reads one letter. `isWhole` is false when only its beginning was fetched. */
export type LetterReader = (source: Buffer, isWhole: boolean) => Promise<Read>;

export interface ReaderDeps extends SenderRules {
  readonly addresses: ReplyAddresses;
  /** Sentences that only our letters contain; they reveal a letter that a program repeats without quote marks. */
  readonly ownSentences?: readonly string[];
  /** Everything our letters about a ticket said, which reveals answers that were written into one of them. */
  readonly saidAbout?: (ticket: string) => Promise<SaidAbout | undefined>;
}

/**
 * Letters of people who may not answer are not parsed, unless they prove that they are about one of our letters that came back:
 * mail servers anywhere send such reports.
 */
export function createLetterReader(deps: ReaderDeps): LetterReader {
  const { addresses } = deps;

  return async (source, isWhole) => {
    const letter = await parseLetter(source);
    const settled = (outcome: LetterOutcome): Read => ({ kind: "settled", outcome });
    if (letter.header("x-legitka-ticket").length > 0) return settled("own");
    const sender = senderOf(letter, deps);
    const returned = mayBeReport(letter) ? ticketOfBounce(letter, addresses) : undefined;
    const report = await reportOf(letter, returned !== undefined || sender.ok);
    if (report === "failed") {
      return returned === undefined
        ? settled("unmatched")
        : { kind: "bounced", ticket: returned, event: eventOf(letter), failed: failedIn(letter) };
    }
    if (report === "other" || isAutomatic(letter)) return settled("automatic");
    if (!sender.ok) return settled(sender.why);
    const opened = await openLetter(source);
    if (!opened.ok) return { kind: "excessive", excess: opened.excess };
    const { content } = opened;
    const match = matchTicket(letter, content.searchable, addresses, sender.isProven);
    if (!match.ok) return settled(match.why);
    const { ticket } = match;
    const by = { id: `mail:${sender.address}`, name: sender.name };
    return answerIn(letter, content, ticket, by, isWhole);
  };

  /** The content of a letter about a proven ticket. */
  async function answerIn(
    letter: Letter,
    content: Content,
    ticket: string,
    by: Staff,
    isWhole: boolean,
  ): Promise<Read> {
    const about = { ticket, event: eventOf(letter) };
    const settled = (outcome: LetterOutcome): Read => ({ kind: "settled", outcome, ticket });
    const unclear = (why: Unheard["why"], text: string): Read => ({
      ...about,
      kind: "unclear",
      by,
      why,
      text: withoutSecrets(text, addresses),
    });
    const { notes: hidden = [], ...known } = (await deps.saidAbout?.(ticket)) ?? {};
    const { lines, unclear: doubted } = newWords(content.page(), {
      sentences: deps.ownSentences ?? [],
      marksIn: (text) => addresses.marksIn(text),
      ...known,
    });
    const hasReaction = content.files.some(({ part }) => part.type.startsWith("text/vnd.google.email-reaction"));
    const said = lines.map(({ text }) => text);
    if (saysAutomatically(letter, said, hasReaction)) return settled("automatic");
    const hasPage = content.files.some(({ part }) => part.type === "text/html");
    if (isSealedElsewhere(textOf(lines), hasPage)) return unclear("encrypted", "");
    const answer = withoutStaffNotes(lines);
    const hasNote = containsNote(textOf(answer.lines), hidden);
    if (doubted.length > 0 || answer.isUnclear || hasNote)
      return unclear("unclear", textOf([...lines, ...added(doubted, lines)]));
    const text = withoutSecrets(textOf(answer.lines), addresses).trim();
    const notes = withoutSecrets(textOf(answer.notes), addresses).trim();
    const files = filesOf(content.files, isWhole);
    if (text === "" && notes !== "") return { ...about, kind: "note", by, notes };
    if (text === "" && lines.length > 0) return settled("note");
    if (text === "" && files.length === 0) {
      if (content.sealed === undefined) return settled("empty");
      return unclear(content.sealed === "encrypted" ? "encrypted" : "packed", "");
    }
    const { texts, left } = inParts(text);
    const beside = besideOf(left, content);
    return { ...about, kind: "answer", by, texts, files, ...(notes !== "" && { notes }), ...(beside && { beside }) };
  }

  function besideOf(left: string, { sealed }: Content): { why: Unheard["why"]; text: string } | undefined {
    if (left !== "") return { why: "cut", text: withoutSecrets(left, addresses) };
    if (sealed === "encrypted") return { why: "encrypted", text: "" };
    return sealed === "packed files" ? { why: "packed", text: "" } : undefined;
  }
}

const eventOf = (letter: Letter): string => `mail:${letter.digest}`;

/** The lines that are not among those already told. */
function added(more: readonly Line[], told: readonly Line[]): Line[] {
  const known = new Set(told.map(({ typed }) => typed));
  return more.filter(({ typed }) => !known.has(typed)).map((line, at) => (at === 0 ? { ...line, gap: "blank" } : line));
}
