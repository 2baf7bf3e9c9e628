import { z } from "zod";
import { readWords } from "../../read";
import { typedId } from "../board";
import { Cards } from "../cards";
import { askAbout } from "../doubt";
import { forStudent } from "../forStudent";
import { admit, sendEphemeral } from "../gate";
import { filesOf, staffMessage } from "../staffMessage";
import type { ListenerDeps } from "../deps";
import { relay } from "../relay";

const writtenSchema = staffMessage.extend({
  subtype: z.enum(["file_share", "thread_broadcast", "me_message"]).exactOptional(),
  channel: z.string(),
});
type Written = z.infer<typeof writtenSchema>;

const was = z.object({ user: z.string(), ts: z.string(), text: z.string().default(""), thread_ts: z.string() });
const changedSchema = z.union([
  z.object({ subtype: z.literal("message_changed"), channel: z.string(), previous_message: was, message: was }),
  z.object({ subtype: z.literal("message_deleted"), channel: z.string(), previous_message: was }),
]);

/** Makes the thread of a ticket's card the conversation with its student. */
export function listenToThreads(deps: ListenerDeps): void {
  const { slack, desk, members, say } = deps;
  const cards = new Cards(deps.store);

  slack.bolt.event("message", async ({ event, context }) => {
    const { teamId: team, botUserId } = context;
    // All channels are considered, because the helpdesk may have moved, and a reply below an old card still counts.
    if (team === undefined || event.channel_type === "im") return;
    const written = writtenSchema.safeParse(event).data;
    if (written && written.user !== botUserId) await take(team, written, botUserId);
    const changed = changedSchema.safeParse(event).data;
    if (changed && changed.previous_message.user !== botUserId) await tooLate(team, changed);
  });

  async function take(team: string, written: Written, bot: string | undefined): Promise<void> {
    const { channel, user, ts, thread_ts: thread, text } = written;
    const ticket = await cards.ticketOf(deps, team, channel, thread);
    if (ticket === undefined) return;
    const who = { team, user };
    const event = typedId(team, { channel, thread, ts });
    const checked = await members.check(who);
    const admitted = await admit(deps, who, `thread ${ticket}`);
    const tell = (words: string): void => {
      sendEphemeral(deps, who, { channel, thread }, words);
    };
    if (!admitted.ok) {
      const isStranger = !checked.ok && checked.why === "stranger";
      tell(isStranger ? say("thread.notStaff", checked.lang) : admitted.words);
      return;
    }
    const { member } = admitted;
    const { typed, shared } = await readWords(slack.profiles, team, written, bot);
    // The shared text was not written to the student, and its author does not know that it could be passed on.
    if (shared !== "") tell(say("thread.shared", member.lang));
    const meant = forStudent(typed, text, bot);
    const files = filesOf(written);
    // A message that contains only notes stays among staff, and so do the files attached to it.
    if (meant.kind === "nothing" && (typed !== "" || files.length === 0)) return;
    if (meant.kind === "ask") askAbout(deps, who, { channel, thread, ts }, meant.text, member.lang);
    else await relay(deps, { ticket, member, event, text: meant.kind === "relay" ? meant.text : "", files }, tell);
  }

  /** Tells a staff member who edits or deletes a message that it has already been sent, so the student still sees the original. */
  async function tooLate(team: string, it: z.infer<typeof changedSchema>): Promise<void> {
    const { channel, previous_message: before } = it;
    if (it.subtype === "message_changed" && it.message.text === before.text) return;
    const ticket = await cards.ticketOf(deps, team, channel, before.thread_ts);
    const found = ticket === undefined ? undefined : await desk.get(ticket);
    const typed = typedId(team, { channel, thread: before.thread_ts, ts: before.ts });
    const entry = found?.ticket.entries.find(({ id }) => id === typed);
    if (!entry) return;
    const who = { team, user: before.user };
    const checked = await members.check(who);
    const key = it.subtype === "message_changed" ? "thread.edited" : "thread.deleted";
    const lang = checked.ok ? checked.member.lang : checked.lang;
    sendEphemeral(deps, who, { channel, thread: before.thread_ts }, say(key, lang));
  }

  // Changes of membership take effect at once.
  const forget = () => {
    members.forget();
    return Promise.resolve();
  };
  slack.bolt.event("member_left_channel", forget);
  slack.bolt.event("subteam_members_changed", forget);
}
