import { z } from "zod";
import { redactPesel } from "../../../foundation/redact";
import type { Job } from "../../../store/port";
import type { Invoked } from "../edge";
import { cardAt } from "./cardAt";
import type { ChannelPosts } from "./channelPosts";
import type { DeskDeps } from "./deps";
import { dialog, dialogWord } from "./dialog";
import { deskCard, submits, subtle, warning } from "./elements";
import type { Member } from "./members";
import { field } from "./replyForm";
import { noteCard } from "./ticketCard";

export const noteQueue = "helpdeskNotes";

const longestNote = 4_000;
/** A channel that cannot be written to is tried for this long; after that nobody misses the note. */
const longestMs = 24 * 60 * 60_000;
const goneMs = 5 * 60_000;

const jobSchema = z.object({ ticket: z.string(), name: z.string(), text: z.string(), at: z.number() });

interface Note {
  readonly ticket: string;
  readonly text: string;
  readonly member: Member;
  readonly event: string;
}

export interface NoteWork {
  /** Records that somebody wrote a note, without its text, and schedules its post in the ticket's thread; each event once. */
  add(note: Note): Promise<void>;
  /** The dialog in which a note is written. */
  open(ticket: string, member: Member): Invoked;
  send(ticket: string, form: string, typed: string, member: Member): Promise<Invoked>;
  perform(job: Job): Promise<"done" | { readonly againInMs: number }>;
}

/** Notes among staff in the thread of a ticket. They are no part of the ticket, so no student ever gets one. */
export function createNotes(deps: DeskDeps, posts: ChannelPosts): NoteWork {
  const { audit, lookup, desk, cards, say, clock, ids, kick } = deps;

  function form(ticket: string, { lang }: Member, id: string, text: string, notice?: string): Invoked {
    const title = say("inTeams.note", lang);
    const body = [
      ...(notice === undefined ? [] : [warning(notice)]),
      field("text", say("inTeams.noteLabel", lang, { ticket }), longestNote, text),
      subtle(say("inTeams.noteHow", lang)),
    ];
    const save = submits(say("inTeams.noteSave", lang), { desk: "sendNote", ticket, form: id }, { style: "positive" });
    return dialog(title, deskCard(lang, title, body, [save]));
  }

  async function add({ ticket, text, member, event }: Note): Promise<void> {
    const about = await lookup.albumOf({ kind: "ticket", ticket });
    const by = { id: member.id, name: member.name };
    const payload = { ticket, name: member.name, text, at: clock() };
    const job = { queue: noteQueue, id: event, dueAt: clock(), payload };
    await audit.note({ by, what: "note", about, ticket, reason: null, outcome: "asked" }, event, [job]);
    kick();
  }

  return {
    add,
    open: (ticket, member) => form(ticket, member, ids(), ""),
    async send(ticket, id, typed, member) {
      const text = redactPesel(typed);
      if (text === "") return form(ticket, member, id, typed, say("inTeams.noteEmpty", member.lang));
      if (text.length > longestNote)
        return form(ticket, member, id, typed, say("refusal.tooLong", member.lang, { most: longestNote }));
      if (!(await desk.get(ticket))) return dialogWord(say("refusal.unknown", member.lang));
      await add({ ticket, text, member, event: `teams:note:${id}` });
      return dialogWord(say("inTeams.noteSaved", member.lang));
    },
    async perform({ payload }) {
      const { ticket, name, text, at } = jobSchema.parse(payload);
      const found = await desk.get(ticket);
      if (!found || clock() - at > longestMs) return "done";
      const card = cardAt(found.ticket.board?.ref);
      // The ticket's card is still on its way.
      if (!card) return { againInMs: 5_000 };
      const sent = await posts.reply(card, noteCard(name, text, say));
      if (!sent.ok) return { againInMs: sent.refusal === "later" ? sent.afterMs : goneMs };
      await cards.addPosted(card.channel, card.root, sent.id);
      return "done";
    },
  };
}
