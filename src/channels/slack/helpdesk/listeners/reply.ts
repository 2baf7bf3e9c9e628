import { redactPesel } from "../../../../foundation/redact";
import { isOnlyNotes } from "../../../../tickets/notes";
import type { DeskTicket } from "../../../../tickets/port";
import { act } from "../acting";
import { cardOf, quiet } from "../board";
import { forStudent } from "../forStudent";
import { admit } from "../gate";
import type { Member } from "../members";
import { names, teamLang, type ListenerDeps } from "../deps";
import { refusalWords } from "../refusal";
import { sentForm } from "../replyForm";
import { noteMessage } from "../ticketCard";
import { senderOf } from "./sender";

/** Handles replies written in the form. A form that is submitted several times is one reply. */
export function listenToReplies(deps: ListenerDeps): void {
  const { slack, say, log } = deps;
  slack.bolt.view(names.reply, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const event = `slack:${who.team}:${form.id}`;
    const admitted = await admit(deps, who, "reply");
    const wrong = async (words: string) => ack({ response_action: "errors", errors: { reply: words } });
    if (!admitted.ok) {
      await wrong(admitted.words);
      return;
    }
    const { member } = admitted;
    const typed = form.typed("reply");
    const meant = forStudent(typed, typed, undefined);
    if (meant.kind !== "relay") {
      await wrong(say(meant.kind === "ask" ? "doubt.inForm" : "refusal.empty", member.lang));
      return;
    }
    const action = { kind: "reply", text: meant.text, via: "slack" } as const;
    const acted = await act(deps, form.carried, action, member, event);
    if (!acted.ok) {
      await wrong(refusalWords(acted, say, member.lang));
      return;
    }
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
