import { z } from "zod";
import { isOnlyNotes, withoutNotes } from "../../../../tickets/notes";
import { cut } from "../../limits";
import { plainOf } from "../../mrkdwn";
import { act } from "../acting";
import { typedId } from "../board";
import { Cards } from "../cards";
import { admit, sendEphemeral } from "../gate";
import type { ListenerParts } from "../parts";
import { refusalWords } from "../refusal";

const writtenSchema = z.object({
  subtype: z.enum(["file_share", "thread_broadcast"]).exactOptional(),
  channel: z.string(),
  user: z.string(),
  bot_id: z.undefined().optional(),
  ts: z.string(),
  thread_ts: z.string(),
  text: z.string().default(""),
  files: z
    .array(
      z.object({
        name: z.string().nullish(),
        mimetype: z.string().nullish(),
        size: z.number().nullish(),
      }),
    )
    .default([]),
});
type Written = z.infer<typeof writtenSchema>;

const was = z.object({ user: z.string(), ts: z.string(), text: z.string().default(""), thread_ts: z.string() });
const changedSchema = z.union([
  z.object({ subtype: z.literal("message_changed"), channel: z.string(), previous_message: was, message: was }),
  z.object({ subtype: z.literal("message_deleted"), channel: z.string(), previous_message: was }),
]);

const mostFiles = 10;

/** Makes the thread of a ticket's card the conversation with its student. */
export function listenToThreads(parts: ListenerParts): void {
  const { slack, desk, members, say } = parts;
  const cards = new Cards(parts.store);

  slack.bolt.event("message", async ({ event, context }) => {
    const { teamId: team, botUserId } = context;
    // All channels are considered, because the helpdesk may have moved, and a reply below an old card still counts.
    if (team === undefined || event.channel_type === "im") return;
    const written = writtenSchema.safeParse(event).data;
    if (written && written.user !== botUserId) await relay(team, written);
    const changed = changedSchema.safeParse(event).data;
    if (changed && changed.previous_message.user !== botUserId) await tooLate(team, changed);
  });

  async function relay(team: string, { channel, user, ts, thread_ts: thread, text, files }: Written): Promise<void> {
    const ticket = await cards.ticketOf(parts, team, channel, thread);
    if (ticket === undefined) return;
    const who = { team, user };
    const event = typedId(team, { channel, thread, ts });
    const checked = await members.check(who);
    const admitted = await admit(parts, who, `thread ${ticket}`);
    if (!admitted.ok) {
      const isStranger = !checked.ok && checked.why === "stranger";
      sendEphemeral(
        parts,
        who,
        { channel, thread },
        isStranger ? say("thread.notStaff", checked.lang) : admitted.words,
      );
      return;
    }
    const { member } = admitted;
    const typed = plainOf(text);
    // A message that contains only notes stays among staff, and so do the files attached to it.
    if (isOnlyNotes(typed) || (typed === "" && files.length === 0)) return;
    const named = files.slice(0, mostFiles).map((it) => ({
      name: cut(it.name ?? "?", 200),
      type: (it.mimetype ?? "application/octet-stream").toLowerCase(),
      bytes: it.size ?? 0,
    }));
    const action = { kind: "reply", text: withoutNotes(typed), via: "slack", files: named } as const;
    const acted = await act(parts, ticket, action, member, event);
    const words = !acted.ok
      ? refusalWords(acted, say, member.lang)
      : named.length > 0
        ? say("thread.files", member.lang, { names: named.map(({ name }) => name).join(", ") })
        : say("thread.sent", member.lang);
    if (!acted.ok || acted.isNew) sendEphemeral(parts, who, { channel, thread }, words);
  }

  /** Tells a staff member who edits or deletes a message that it has already been sent, so the student still sees the original. */
  async function tooLate(team: string, it: z.infer<typeof changedSchema>): Promise<void> {
    const { channel, previous_message: before } = it;
    if (it.subtype === "message_changed" && it.message.text === before.text) return;
    const ticket = await cards.ticketOf(parts, team, channel, before.thread_ts);
    const found = ticket === undefined ? undefined : await desk.get(ticket);
    const typed = typedId(team, { channel, thread: before.thread_ts, ts: before.ts });
    const entry = found?.ticket.entries.find(({ id }) => id === typed);
    if (!entry) return;
    const who = { team, user: before.user };
    const checked = await members.check(who);
    const key = it.subtype === "message_changed" ? "thread.edited" : "thread.deleted";
    const lang = checked.ok ? checked.member.lang : checked.lang;
    sendEphemeral(parts, who, { channel, thread: before.thread_ts }, say(key, lang));
  }

  // Changes of membership take effect at once.
  const forget = () => {
    members.forget();
    return Promise.resolve();
  };
  slack.bolt.event("member_left_channel", forget);
  slack.bolt.event("subteam_members_changed", forget);
}
