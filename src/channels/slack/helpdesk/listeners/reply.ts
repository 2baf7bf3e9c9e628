import { redactPesel } from "../../../../foundation/redact";
import { isOnlyNotes } from "../../../../tickets/notes";
import type { DeskTicket } from "../../../../tickets/port";
import { answersOf } from "../../../../tickets/ticket";
import { withEmoji } from "../../../shortCodes";
import { act } from "../../../../helpdesk/acting";
import { quiet } from "../board";
import { cardOf } from "../cardOf";
import { forStudent } from "../forStudent";
import { admit } from "../gate";
import type { Member } from "../members";
import { names, teamLang, type ListenerDeps } from "../deps";
import { refusalWords } from "../../../../helpdesk/refusalWords";
import { replyBlock, replyForm, replyState, sentForm, type ReplyState } from "../replyForm";
import { noteMessage } from "../ticketCard";
import { senderOf } from "./sender";

/** Handles replies written in the form. A form that is submitted several times is one reply. */
export function listenToReplies(deps: ListenerDeps): void {
  const { slack, say, log, desk, staffAnswers } = deps;
  slack.bolt.view(names.reply, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const carried = replyState(form.carried);
    const state = typeof carried === "string" ? undefined : carried;
    const { ticket, turn } = state ?? { ticket: form.carried, turn: 0 };
    const block = replyBlock(turn);
    // A form that comes again at the same turn is the same reply. At a later turn it is another try, because nothing was sent before.
    const event = `slack:${who.team}:${form.id}${turn === 0 ? "" : `:${String(turn)}`}`;
    const admitted = await admit(deps, who, "reply");
    const wrong = async (words: string) => ack({ response_action: "errors", errors: { [block]: words } });
    if (!admitted.ok) {
      await wrong(admitted.words);
      return;
    }
    const { member } = admitted;
    const { lang } = member;
    const typed = withEmoji(form.typed(block));
    const meant = forStudent(typed, typed, undefined);
    if (meant.kind !== "relay") {
      await wrong(say(meant.kind === "ask" ? "doubt.inForm" : "refusal.empty", lang));
      return;
    }
    const written = await staffAnswers.written(ticket, meant.text);
    if (!written.ok) {
      await wrong(staffAnswers.explain(written, lang));
      return;
    }
    /** Shows the form again with a sentence that its author should read before sending. */
    const again = async (old: ReplyState, change: Partial<ReplyState>, notice: string) => {
      const shown = { ...old, ...change, turn: old.turn + 1 };
      const offered = await staffAnswers.offered(ticket, lang);
      const form = replyForm({ state: shown, offered, text: typed, notice }, say, lang);
      await ack({ response_action: "update", view: form });
    };
    const reads = await staffAnswers.langOf(ticket);
    if (state?.lang !== undefined && reads !== undefined && reads !== state.lang) {
      await again(
        state,
        { lang: reads },
        say("answers.otherLanguage", lang, { language: say(`answers.in.${reads}`, lang) }),
      );
      return;
    }
    const seen = state ? { seen: state.seen } : {};
    const action = { kind: "reply", text: written.text, via: "slack", ...seen } as const;
    const acted = await act(deps, ticket, action, member, event);
    if (!acted.ok && acted.refusal === "answered" && state) {
      const now = await desk.get(ticket);
      const count = now ? answersOf(now.ticket).length : state.seen;
      await again(state, { seen: count }, refusalWords(acted, say, lang));
      return;
    }
    if (!acted.ok) {
      await wrong(refusalWords(acted, say, lang));
      return;
    }
    if (acted.isNew) await staffAnswers.count(ticket, [...(state?.answers ?? []), ...written.names], written.text);
    if (acted.isNew) addNotes(acted.it, member, typed);
    await ack();
  });

  /**
   * Posts the notes to the team that a reply contained to the card's thread, where notes typed directly are too. Runs in the
   * background.
   */
  function addNotes({ id, ticket }: DeskTicket, { team, name }: Member, typed: string): void {
    const notes = redactPesel(
      typed
        .split(/\r\n|\r|\n/)
        .filter(isOnlyNotes)
        .join("\n"),
    );
    const at = cardOf(ticket.board?.ref);
    if (notes === "" || !at) return;
    slack.tasks.run("a note of staff", async () => {
      const note = { channel: at.channel, thread_ts: at.ts, ...quiet, ...noteMessage(name, notes, say, teamLang) };
      const sent = await slack.api.call(team, "chat.postMessage", note);
      if (!sent.ok) log.warn({ code: sent.code, ticket: id }, "slack: a note of staff could not be posted");
    });
  }
}
