import { z } from "zod";
import { languages } from "../../../../dialogs/kit/text";
import { redactPesel } from "../../../foundation/redact";
import { minuteMs } from "../../../foundation/time";
import { chatTitle } from "../../../helpdesk/chatTitle";
import { aboutOf, subjectSchema, type Subject } from "../../../helpdesk/subject";
import { subjectOf } from "../../../helpdesk/subjectOf";
import type { Invoked } from "../edge";
import { answeredWithin } from "./answeredWithin";
import type { DeskDeps } from "./deps";
import { dialog, dialogWord } from "./dialog";
import { deskCard, paragraph, submits, warning } from "./elements";
import { findingCard, namesakesCard } from "./findingCard";
import type { Member } from "./members";
import type { Fields, Whom } from "./pressed";
import { field } from "./replyForm";

export const reasonLength = { least: 5, most: 300 } as const;
const longestAbout = 2_000;
/** After this time nobody waits for the answer any more. */
const longestMs = 10 * minuteMs;
const sealedFor = "helpdesk look-up";

const askedSchema = z.object({
  /** The event of the look-up in the audit log. */
  id: z.string(),
  subject: subjectSchema,
  at: z.number(),
  by: z.object({ id: z.string(), name: z.string(), lang: z.enum(languages) }),
});
type Asked = z.infer<typeof askedSchema>;

/**
 * Looking up a student in a dialog, which nobody but who opened it sees: it asks for the reason, and shows the result. If USOS
 * takes longer than a dialog may wait, a button in it asks for the result again; that is the same look-up.
 */
export function createLookups(deps: DeskDeps) {
  const { lookup, audit, vault, say, sayText, clock, ids, lookMs, log } = deps;

  function open(whom: Whom, member: Member, given: Partial<Fields> = {}, notice?: string, form = ids()): Invoked {
    const { lang } = member;
    const title = say("lookup.title", lang);
    const fixed = fixedSubject(whom);
    const about = given.about ?? whom.about ?? "";
    const body = [
      ...(notice === undefined ? [] : [warning(notice)]),
      ...(fixed
        ? paragraph(wordsFor(fixed, member))
        : [field("about", say("lookup.about", lang), longestAbout, about)]),
      field("reason", say("lookup.reason", lang), reasonLength.most, given.reason ?? ""),
    ];
    const look = submits(say("lookup.submit", lang), { desk: "sendLook", whom, form }, { style: "positive" });
    return dialog(title, deskCard(lang, title, body, [look]));
  }

  function wordsFor(subject: Subject, { lang }: Member): string {
    if (subject.kind === "ticket") return say("lookup.ofTicket", lang, { ticket: subject.ticket });
    if (subject.kind === "chat") return say("lookup.ofChat", lang, { chat: chatTitle(subject.chatId, say, lang) });
    return aboutOf(subject);
  }

  /** Records the look-up in the audit log before anything is looked up. */
  async function send(whom: Whom, form: string, fields: Fields, member: Member): Promise<Invoked> {
    const { lang } = member;
    const subject = fixedSubject(whom) ?? subjectOf(fields.about);
    // A PESEL must not be passed on anywhere, not even back into the form.
    if (subject === "pesel") return open({}, member, { about: "", reason: fields.reason }, say("lookup.pesel", lang));
    if (typeof subject === "string") return open(whom, member, fields, say(`lookup.${subject}`, lang));
    const reason = redactPesel(fields.reason.trim()).slice(0, reasonLength.most);
    if (reason.length < reasonLength.least) return open(whom, member, fields, say("lookup.noReason", lang), form);
    const album = await lookup.albumOf(subject);
    const about = album ?? (subject.kind === "ticket" ? null : aboutOf(subject));
    const ticket = subject.kind === "ticket" ? subject.ticket : null;
    const { id, name } = member;
    const event = `teams:look:${form}`;
    await audit.note({ by: { id, name }, what: "lookup", about, ticket, reason, outcome: "asked" }, event);
    return show({ id: event, subject, at: clock(), by: { id, name, lang } }, member);
  }

  async function again(sealed: string, member: Member): Promise<Invoked> {
    const asked = opened(sealed);
    if (!asked || asked.by.id !== member.id || clock() - asked.at > longestMs)
      return dialogWord(say("lookup.failed", member.lang));
    return show(asked, member);
  }

  function opened(sealed: string): Asked | undefined {
    try {
      return askedSchema.safeParse(JSON.parse(vault.open(sealed, sealedFor))).data;
    } catch {
      return undefined;
    }
  }

  async function show(asked: Asked, member: Member): Promise<Invoked> {
    const { subject, id, at } = asked;
    const { lang } = member;
    const title = say("lookup.title", lang);
    const found = await answeredWithin(lookMs, lookup.find({ id, subject, at }, byEmail), (err) =>
      log.warn({ err }, "teams: a look-up failed after its dialog had stopped waiting"),
    );
    if (found === "late" || "later" in found) {
      const text = say("inTeams.lookingStill", lang);
      const sealed = vault.seal(JSON.stringify(asked), sealedFor);
      const wait = submits(say("inTeams.lookAgain", lang), { desk: "lookAgain", sealed });
      return dialog(title, deskCard(lang, text, paragraph(text), [wait]));
    }
    const isOne = !("namesakes" in found);
    const about = (isOne ? found.album : null) ?? (subject.kind === "ticket" ? null : aboutOf(subject));
    const ticket = subject.kind === "ticket" ? subject.ticket : null;
    // The log says how USOS was asked: with the student's own access, with the administrative key, or not at all.
    const outcome = isOne ? `${found.link}, ${found.source.kind}` : "several";
    const by = { id: member.id, name: member.name };
    await audit.note({ by, what: "answer", about, ticket, reason: null, outcome }, `${id}:answer`);
    const said = { say, sayText, lang };
    return dialog(title, isOne ? findingCard(found, subject, said) : namesakesCard(found, aboutOf(subject), say, lang));
  }

  return { open, send, again };
}

/** Teams names nobody by their address without a permission of Graph, and nobody's address is kept. */
const byEmail = (): Promise<undefined> => Promise.resolve(undefined);

function fixedSubject({ ticket, chatId }: Whom): Subject | undefined {
  if (ticket !== undefined) return { kind: "ticket", ticket };
  return chatId === undefined ? undefined : { kind: "chat", chatId };
}
