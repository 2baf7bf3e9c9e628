import { z } from "zod";
import { moment } from "../../../../../dialogs/kit/text";
import type { Audience } from "../../../../broadcasts/records";
import { afterNight } from "../../../../foundation/night";
import { eventIdOf } from "../../receive/interaction";
import { admit, sendEphemeral } from "../gate";
import type { Member } from "../members";
import { names, type ListenerDeps } from "../deps";
import { openForm } from "../openForm";
import { sentForm } from "../replyForm";
import { senderOf } from "../listeners/sender";
import { wholeText } from "../wholeText";
import { announceForm, mostParagraphs, readAnnouncement } from "./form";
import { closingView, previewView, readSeen, type Previewed, type Seen } from "./preview";

const commandSchema = z.object({ user_id: z.string(), channel_id: z.string(), trigger_id: z.string() });

/** Messages to many people: a command opens the form, the form leads to a preview, and a second press there sends the message. */
export function listenToAnnouncing(deps: ListenerDeps): void {
  listenToCommand(deps);
  listenToForm(deps);
  listenToConfirmation(deps);
  listenToEnding(deps);
}

function listenToCommand(deps: ListenerDeps): void {
  const { slack, say } = deps;
  slack.bolt.command(names.announceCommand, async ({ body, context, ack }) => {
    const it = commandSchema.safeParse(body).data;
    const { teamId: team } = context;
    if (!it || team === undefined) return;
    const who = { team, user: it.user_id };
    const admitted = await admit(deps, who, "broadcast");
    if (!admitted.ok) {
      await ack({ response_type: "ephemeral", text: admitted.words });
      return;
    }
    const { lang } = admitted.member;
    const view = announceForm(await deps.banners.set(), say, lang);
    await openForm(deps, admitted.member, it.trigger_id, view, { channel: it.channel_id });
    await ack();
  });
}

function listenToForm(deps: ListenerDeps): void {
  const { slack, say, broadcasts, clock, timeZone } = deps;
  slack.bolt.view(names.announce, async ({ body, view, context, ack }) => {
    const form = sentForm(view);
    const who = senderOf(body, context);
    if (!form || !who) return;
    const admitted = await admit(deps, who, "broadcast");
    if (!admitted.ok) {
      await ack({ response_action: "errors", errors: { pl: admitted.words } });
      return;
    }
    const { member } = admitted;
    const { lang } = member;
    const written = readAnnouncement(form, clock(), timeZone);
    if (!written.ok) {
      const errors = Object.entries(written.errors).map(
        ([field, key]) => [field, say(key, lang, { most: mostParagraphs })] as const,
      );
      await ack({ response_action: "errors", errors: Object.fromEntries(errors) });
      return;
    }
    const { texts, audience } = written;
    // The form's own id. If the same form is submitted again, after «back» or by Slack, it is the same message.
    const id = `${who.team}:${form.id}`;
    if (!(await broadcasts.keep(id, { texts, audience, by: { id: member.id, name: member.name } }))) {
      await ack({ response_action: "errors", errors: { pl: say("announce.already", lang) } });
      return;
    }
    const it: Previewed = { id, texts, audience, counted: undefined };
    const external_id = `${id}:${clock()}`;
    await ack({ response_action: "push", view: { ...previewView(it, broadcasts, say, lang), external_id } });
    if (audience.kind === "banner") return;
    slack.tasks.run("the count of an audience", async () => {
      const counted = await broadcasts.count(audience);
      const shown = { ...previewView({ ...it, counted }, broadcasts, say, lang), external_id };
      await slack.api.call(who.team, "views.update", { external_id, view: shown });
    });
  });
}

function listenToConfirmation(deps: ListenerDeps): void {
  const { slack, say, broadcasts, clock, timeZone } = deps;
  slack.bolt.view(names.announceSend, async ({ body, view, context, ack }) => {
    const who = senderOf(body, context);
    const form = sentForm(view);
    if (!who || !form) return;
    const admitted = await admit(deps, who, "broadcast");
    const { words, isOver } = admitted.ok
      ? await confirm(deps, admitted.member, readSeen(form.carried))
      : { words: admitted.words, isOver: true };
    const lang = admitted.ok ? admitted.member.lang : "pl";
    await ack({ response_action: "update", view: closingView({ title: "announce", words }, say, lang, isOver) });
  });

  /** Notes in the audit log who sends what to whom, and schedules its sending in the same commit. */
  async function confirm({ audit }: ListenerDeps, { id, name, lang }: Member, { id: about, seen }: Seen) {
    const by = { id, name };
    const it = await broadcasts.confirm(about, seen, by);
    if (!it.ok) {
      const values = it.refusal === "tooSoon" ? { at: moment(new Date(it.until).toISOString()) } : {};
      const isOver = it.refusal === "gone" || it.refusal === "already";
      return { words: say(`announce.${it.refusal}`, lang, values), isOver };
    }
    const { audience, texts } = it.draft;
    const noted = { by, what: "broadcast", about: aboutOf(audience), ticket: null, reason: wholeText(texts) };
    const isNew = await audit.note({ ...noted, outcome: "asked" }, `broadcast:${about}`, [it.start]);
    if (!isNew) return { words: say("announce.already", lang), isOver: true };
    deps.kickBroadcasts();
    if (audience.kind === "banner") return { words: say("announce.bannerSet", lang), isOver: true };
    const [now, from] = [clock(), afterNight(clock(), timeZone)];
    const words =
      from > now
        ? say("announce.sendingLater", lang, { at: moment(new Date(from).toISOString()) })
        : say("announce.sending", lang);
    return { words, isOver: true };
  }
}

/** The button on the form that ends the banner. Slack itself asks for confirmation. */
function listenToEnding(deps: ListenerDeps): void {
  const { slack, say, banners, audit } = deps;
  slack.bolt.action(names.announceEnd, async ({ body, context, ack }) => {
    const press = endSchema.safeParse(body).data;
    const who = senderOf(body, context);
    if (press && who) {
      const [{ value: id }] = press.actions;
      const admitted = await admit(deps, who, "broadcast");
      if (!admitted.ok) sendEphemeral(deps, who, {}, admitted.words);
      else {
        const { member } = admitted;
        const by = { id: member.id, name: member.name };
        const noted = { by, what: "banner", about: null, ticket: null, reason: null };
        await audit.note({ ...noted, outcome: "end asked" }, eventIdOf(who.team, press.trigger_id));
        await banners.end(id);
        const view = closingView({ title: "announce", words: say("announce.ended", member.lang) }, say, member.lang);
        await slack.api.call(who.team, "views.update", { view_id: press.view.id, view });
      }
    }
    await ack();
  });
}

const endSchema = z.object({
  trigger_id: z.string(),
  view: z.object({ id: z.string() }),
  actions: z.tuple([z.object({ value: z.string().max(200) })], z.unknown()),
});

function aboutOf(it: Audience): string {
  if (it.kind === "endsBefore") return `${it.kind} ${it.day}`;
  if (it.kind !== "banner") return it.kind;
  return `${it.kind} ${[it.from, it.until].map((at) => new Date(at).toISOString()).join("/")}`;
}
