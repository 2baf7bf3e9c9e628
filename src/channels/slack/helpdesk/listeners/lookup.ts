import { z } from "zod";
import { aboutOf, type Subject } from "../../../../helpdesk/subject";
import { subjectOf } from "../../../../helpdesk/subjectOf";
import { chatIdSchema, type ChatId } from "../../../../foundation/ids";
import { redactPesel } from "../../../../foundation/redact";
import { chatIdOf } from "../../address";
import { section } from "../../blocks";
import { plainOf } from "../../mrkdwn";
import { admit, sendEphemeral } from "../gate";
import { carriedBy, lookupForm, lookupView, reasonLength } from "../lookupForm";
import { lookupQueue, type LookupJob } from "../lookupWork";
import type { Member } from "../members";
import { names, type ListenerDeps } from "../deps";
import { onPress } from "../onPress";
import { openForm } from "../openForm";
import { sentForm } from "../replyForm";
import { senderOf } from "./sender";

const commandSchema = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
  text: z.string().max(8_000).default(""),
});
const shortcutSchema = z.object({ user: z.object({ id: z.string() }), trigger_id: z.string() });

/** Looking up a student: a command or a shortcut opens the form that asks for the reason, and then a job delivers the result. */
export function listenToLookups(deps: ListenerDeps): void {
  listenToCommand(deps);
  listenToShortcut(deps);
  listenToChoice(deps);
  listenToForm(deps);
}

const mention = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** The chat of the person whom a command mentions; undefined if it mentions nobody, or several people. */
function mentionedIn(text: string, team: string): ChatId | undefined {
  const [user, ...others] = new Set(Array.from(text.matchAll(mention), ([, it]) => it));
  return user === undefined || others.length > 0 ? undefined : chatIdOf({ team, user });
}

function listenToCommand(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.command(names.command, async ({ body, context, ack }) => {
    const it = commandSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = { team, user: it.user_id };
    const admitted = await admit(deps, who, "lookup");
    if (!admitted.ok) {
      await ack({ response_type: "ephemeral", text: admitted.words });
      return;
    }
    const { lang } = admitted.member;
    const about = plainOf(it.text);
    // A PESEL must not be passed on anywhere, not even into the form.
    if (subjectOf(about) === "pesel") {
      await ack({ response_type: "ephemeral", text: say("lookup.pesel", lang) });
      return;
    }
    const { channel_id: channel } = it;
    const chatId = mentionedIn(it.text, team);
    const carried = { channel, ...(chatId === undefined ? {} : { subject: { kind: "chat", chatId } as const }) };
    await openForm(deps, admitted.member, it.trigger_id, lookupForm(carried, about, say, lang), { channel });
    await ack();
  });
}

function listenToShortcut(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.shortcut(names.shortcut, async ({ body, context, ack }) => {
    const it = shortcutSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = { team, user: it.user.id };
    const admitted = await admit(deps, who, "lookup");
    if (admitted.ok)
      await openForm(deps, admitted.member, it.trigger_id, lookupForm({}, "", say, admitted.member.lang));
    else sendEphemeral(deps, who, {}, admitted.words);
    await ack();
  });
}

/** One of several people with the same name is chosen. The reason is asked again, because it is another look-up. */
function listenToChoice(deps: ListenerDeps): void {
  onPress(deps, names.lookChat, ({ actions: [{ value }] }) => {
    const chatId = chatIdSchema.safeParse(value).data;
    if (chatId === undefined) return undefined;
    return {
      what: "lookup",
      perform: async ({ member: { lang }, channel, open }) =>
        open(lookupForm({ channel, subject: { kind: "chat", chatId } }, "", deps.say, lang)),
    };
  });
}

function listenToForm(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.view(names.look, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    const carried = form && carriedBy(form.carried);
    if (!form || !who || !carried) return;
    const event = `slack:${who.team}:${form.id}`;
    const admitted = await admit(deps, who, "lookup");
    if (!admitted.ok) {
      await ack({ response_action: "errors", errors: { reason: admitted.words } });
      return;
    }
    const { member } = admitted;
    const { lang } = member;
    const subject = carried.subject ?? subjectOf(form.typed("about"));
    const reason = redactPesel(form.typed("reason"));
    const errors = {
      ...(typeof subject === "string" ? { about: say(`lookup.${subject}`, lang) } : {}),
      ...(reason.length < reasonLength.least ? { reason: say("lookup.noReason", lang) } : {}),
    };
    if (typeof subject === "string" || Object.keys(errors).length > 0) {
      await ack({ response_action: "errors", errors });
      return;
    }
    const { channel } = carried;
    await commit(
      deps,
      member,
      subject,
      reason.slice(0, reasonLength.most),
      channel ? { channel } : { view: form.id },
      event,
    );
    if (channel !== undefined) await ack();
    else {
      const looking = lookupView([section(say("lookup.looking", lang))], say, lang);
      await ack({ response_action: "update", view: looking });
    }
  });
}

/** Records the look-up in the audit log before anything is looked up, and schedules its job in the same commit. */
async function commit(
  { lookup, clock, audit, kick }: ListenerDeps,
  member: Member,
  subject: Subject,
  reason: string,
  to: LookupJob["to"],
  event: string,
): Promise<void> {
  const album = await lookup.albumOf(subject);
  const about = album ?? (subject.kind === "ticket" ? null : aboutOf(subject));
  const ticket = subject.kind === "ticket" ? subject.ticket : null;
  const by = { id: member.id, name: member.name };
  const payload: LookupJob = { member, subject, to, askedAt: clock() };
  const job = { queue: lookupQueue, id: event, dueAt: clock(), payload };
  await audit.note({ by, what: "lookup", about, ticket, reason, outcome: "asked" }, event, [job]);
  kick();
}
