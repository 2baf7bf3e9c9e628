import { t } from "../../../../dialogs/kit/text";
import { redactPesel } from "../../../foundation/redact";
import { isAdvice } from "../../../helpdesk/advice";
import { act } from "../../../helpdesk/acting";
import { refusalWords } from "../../../helpdesk/refusalWords";
import { sentWords } from "../../../helpdesk/sentWords";
import { isOnlyNotes } from "../../../tickets/notes";
import { longestReply } from "../../../tickets/staffActions";
import { answersOf } from "../../../tickets/ticket";
import type { Invoked } from "../edge";
import type { DeskDeps } from "./deps";
import { dialog, dialogWord } from "./dialog";
import { meantFor } from "./meant";
import type { Member } from "./members";
import type { NoteWork } from "./notes";
import type { ReplyState } from "./pressed";
import { replyForm, type ReplyShown } from "./replyForm";

/** The dialog in which staff write a reply to a student. A form that is submitted several times is one reply. */
export function createReplies(deps: DeskDeps, notes: Pick<NoteWork, "add">) {
  const { desk, staffAnswers, say, sayText, ids } = deps;

  function shown(form: ReplyShown, { lang }: Member): Invoked {
    return dialog(say("reply.title", lang), replyForm(form, say, lang));
  }

  /** The form as it opens; with an advice of a look-up in it, in the student's language, if one was pressed. */
  async function open(ticket: string, member: Member, advice?: string): Promise<Invoked> {
    const { lang } = member;
    const found = await desk.get(ticket);
    const reads = await staffAnswers.langOf(ticket);
    if (!found || reads === undefined || (advice !== undefined && !isAdvice(advice)))
      return dialogWord(say("refusal.unknown", lang));
    const put = advice === undefined ? {} : { lang: reads };
    const state = { ticket, form: ids(), turn: 0, seen: answersOf(found.ticket).length, answers: [], ...put };
    const text = advice === undefined ? {} : { text: sayText(t(advice), reads) };
    return shown({ state, offered: await staffAnswers.offered(ticket, lang), ...text }, member);
  }

  /** Shows the form again with a sentence that its author should read. The typed text stays in it. */
  async function again(
    state: ReplyState,
    change: Partial<ReplyState>,
    text: string,
    notice: string | undefined,
    member: Member,
  ): Promise<Invoked> {
    const next = { ...state, ...change, turn: state.turn + 1 };
    const offered = await staffAnswers.offered(state.ticket, member.lang);
    return shown({ state: next, offered, text, ...(notice === undefined ? {} : { notice }) }, member);
  }

  /** Puts a ready answer into the text, below what was typed already. */
  async function insert(state: ReplyState, typed: string, name: string, member: Member): Promise<Invoked> {
    const { lang } = member;
    const filled = name === "" ? undefined : await staffAnswers.filled(state.ticket, name);
    if (!filled) return again(state, {}, typed, say("answers.gone", lang), member);
    const text = typed === "" ? filled.text : `${typed}\n\n${filled.text}`;
    if (text.length > longestReply)
      return again(state, {}, typed, say("answers.tooLong", lang, { most: longestReply }), member);
    return again(state, { answers: [...state.answers, name], lang: filled.lang }, text, undefined, member);
  }

  async function send(state: ReplyState, typed: string, member: Member): Promise<Invoked> {
    const { ticket, form, turn, seen } = state;
    const { lang } = member;
    const wrong = (notice: string, change: Partial<ReplyState> = {}) => again(state, change, typed, notice, member);
    const meant = meantFor(typed, {});
    if (meant.kind !== "relay") return wrong(say(meant.kind === "ask" ? "doubt.inForm" : "refusal.empty", lang));
    const written = await staffAnswers.written(ticket, meant.text);
    if (!written.ok) return wrong(staffAnswers.explain(written, lang));
    const reads = await staffAnswers.langOf(ticket);
    if (state.lang !== undefined && reads !== undefined && reads !== state.lang) {
      const language = say(`answers.in.${reads}`, lang);
      return wrong(say("answers.otherLanguage", lang, { language }), { lang: reads });
    }
    // The same turn that comes again is the same reply. A later turn is another try, because nothing was sent before.
    const event = `teams:form:${form}:${turn}`;
    const acted = await act(deps, ticket, { kind: "reply", text: written.text, via: "teams", seen }, member, event);
    if (!acted.ok) {
      const now = acted.refusal === "answered" ? await desk.get(ticket) : undefined;
      return wrong(refusalWords(acted, say, lang), now ? { seen: answersOf(now.ticket).length } : {});
    }
    if (acted.isNew) {
      await staffAnswers.count(ticket, [...state.answers, ...written.names], written.text);
      await addNotes(ticket, typed, member, event);
    }
    return dialogWord(sentWords(acted.it, say, lang));
  }

  /** Posts the notes to the team that a reply contained to the card's thread, where notes typed directly are too. */
  async function addNotes(ticket: string, typed: string, member: Member, event: string): Promise<void> {
    const text = redactPesel(
      typed
        .split(/\r\n|\r|\n/)
        .filter(isOnlyNotes)
        .join("\n"),
    );
    if (text !== "") await notes.add({ ticket, text, member, event: `${event}:note` });
  }

  return { open, insert, send };
}
