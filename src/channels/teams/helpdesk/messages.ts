import { subjectOf } from "../../../helpdesk/subjectOf";
import { attachmentOf, type Activity } from "../activity";
import type { Meeting } from "../meeting";
import { mayTell } from "../places";
import { wordsOf } from "../words";
import type { ChannelPosts } from "./channelPosts";
import type { DeskDeps } from "./deps";
import { deskCard, execute, opens, paragraph, typed as typedIn, type DeskCard } from "./elements";
import { admit } from "./gate";
import { threadIn, typedId, type Thread } from "./location";
import { meantFor, mentionsUs } from "./meant";
import type { Member } from "./members";
import { relay } from "./relay";

/** More than this is no name of anybody. */
const longestAbout = 500;

/**
 * Handles what is written in the helpdesk's channel and mentions Legitka: in the thread of a ticket's card it is an answer to the
 * student, anywhere else it asks for a look-up.
 */
export function createMessages(deps: DeskDeps, posts: ChannelPosts) {
  const { cards, desk, members, say, store, clock, log } = deps;

  async function tell(at: Thread, it: DeskCard | string): Promise<string | undefined> {
    const sent = await posts.reply(at, it);
    if (!sent.ok) log.warn({ refusal: sent.refusal }, "teams: staff could not be told something in the helpdesk");
    return sent.ok ? sent.id : undefined;
  }

  async function written(activity: Activity, meeting: Meeting): Promise<void> {
    if (!mentionsUs(activity)) return;
    const at = threadIn(meeting.to.conversation);
    const ticket = (await cards.get(at.channel, at.root))?.ticket;
    const admitted = await admit(deps, meeting, ticket === undefined ? "lookup" : `thread ${ticket}`);
    if (!admitted.ok) {
      const isStranger = admitted.why === "stranger";
      // Somebody who is not staff is told once a day, so that they cannot make the assistant flood the channel.
      if (isStranger && !(await mayTell(store, meeting.to.conversation, meeting.to.user, clock()))) return;
      const { lang } = await members.check(meeting).then((it) => (it.ok ? it.member : it));
      await tell(at, isStranger && ticket !== undefined ? say("thread.notStaff", lang) : admitted.words);
      return;
    }
    const { member } = admitted;
    if (ticket === undefined) await tell(at, lookupAnswer(wordsOf(activity), member));
    else await answer(activity, at, ticket, member);
  }

  async function answer(activity: Activity, at: Thread, ticket: string, member: Member): Promise<void> {
    const { lang } = member;
    const hasFiles = attachmentOf(activity) !== undefined || holdsFile(activity);
    const typed = wordsOf(activity);
    const meant = meantFor(typed, activity);
    if (meant.kind === "nothing") {
      // A message that contains only notes stays among staff.
      if (typed === "") await tell(at, say(hasFiles ? "inTeams.onlyFiles" : "refusal.empty", lang));
      return;
    }
    const message = activity.id ?? "";
    if (meant.kind === "ask") {
      const asked = await tell(at, question(ticket, message, meant.text, member));
      if (asked !== undefined) await cards.addPosted(at.channel, at.root, asked);
      return;
    }
    const told = await relay(deps, { ticket, member, event: typedId(at, message), text: meant.text });
    if (!told) return;
    const words = told.sent && hasFiles ? `${told.words} ${say("inTeams.noFiles", lang)}` : told.words;
    const posted = await tell(at, words);
    // A note about an answer that could not be sent repeats its words.
    if (posted !== undefined && !told.sent) await cards.addPosted(at.channel, at.root, posted);
  }

  /** Asks which part of a message the student should read. The button sends just the text that stands above it. */
  function question(ticket: string, message: string, text: string, { lang }: Member): DeskCard {
    const ask = say("doubt.ask", lang);
    return deskCard(
      lang,
      ask,
      [...paragraph(ask), ...typedIn(text)],
      [
        execute(say("doubt.send", lang), { desk: "sendTyped", ticket, message, text }, { style: "positive" }),
        execute(say("doubt.keep", lang), { desk: "keep", ticket }),
      ],
    );
  }

  /** The answer to a mention outside the threads of tickets: a button that opens the form, which asks for the reason. */
  function lookupAnswer(words: string, { lang }: Member): DeskCard | string {
    const about = words.trim().slice(0, longestAbout);
    const subject = about === "" ? "unclear" : subjectOf(about);
    // A PESEL must not be passed on anywhere, not even into the form.
    if (subject === "pesel" || subject === "several") return say(`lookup.${subject}`, lang);
    if (subject === "unclear") return say("inTeams.whom", lang);
    const text = say("inTeams.lookHere", lang);
    return deskCard(lang, text, paragraph(text), [opens(say("lookup.title", lang), { desk: "look", whom: { about } })]);
  }

  /** An answer that was edited or deleted after it was sent: its author is told that the student has the first version. */
  async function changed(activity: Activity, meeting: Meeting, key: "edited" | "deleted"): Promise<void> {
    const at = threadIn(meeting.to.conversation);
    const ticket = (await cards.get(at.channel, at.root))?.ticket;
    if (ticket === undefined) return;
    const event = typedId(at, activity.id ?? "");
    const entry = (await desk.get(ticket))?.ticket.entries.find(({ id }) => id === event);
    // The first version was not sent, perhaps because it did not mention Legitka.
    if (!entry && key === "edited") return written(activity, meeting);
    if (!entry || (key === "edited" && sameWords(entry.text, activity))) return;
    const checked = await members.check(meeting);
    await tell(at, say(`thread.${key}`, checked.ok ? checked.member.lang : checked.lang));
  }

  return { written, changed };
}

/** A reaction to a message makes Teams report an edit in some clients. */
function sameWords(sent: string, activity: Activity): boolean {
  const meant = meantFor(wordsOf(activity), activity);
  return meant.kind !== "nothing" && meant.text === sent;
}

/** Files of a channel stay in the team's library; its messages only name them. */
function holdsFile({ attachments }: Activity): boolean {
  return (attachments ?? []).some(
    (it) =>
      typeof it?.content === "string" && /<attachment\b|<img\b/i.test(it.content) && !/<emoji\b/i.test(it.content),
  );
}
