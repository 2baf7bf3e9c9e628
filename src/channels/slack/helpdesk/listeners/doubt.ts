import { z } from "zod";
import { withoutNotes } from "../../../../tickets/notes";
import { readWords } from "../../read";
import { typedId } from "../board";
import { Cards } from "../cards";
import type { MessageAt } from "../doubt";
import { admit, sendEphemeral } from "../gate";
import { names, type ListenerDeps } from "../deps";
import { relay } from "../relay";
import { filesOf, staffMessage } from "../staffMessage";

const pressSchema = z.object({
  user: z.object({ id: z.string() }),
  container: z.object({ channel_id: z.string() }),
  actions: z.tuple([z.object({ action_id: z.string(), value: z.string().regex(/^\d+\.\d+:\d+\.\d+$/) })], z.unknown()),
});
const found = z.object({ messages: z.array(z.unknown()) });

/** Handles the answers to the question which part of a message the student should read. */
export function listenToDoubts(deps: ListenerDeps): void {
  const { slack, say } = deps;
  const cards = new Cards(deps.store);

  slack.bolt.action(new RegExp(`^${names.doubt}`), async ({ body, context, ack }) => {
    const press = pressSchema.safeParse(body).data;
    const { teamId: team, botUserId: bot } = context;
    if (press && team !== undefined) {
      const [{ action_id, value }] = press.actions;
      const [thread = "", ts = ""] = value.split(":");
      const at = { channel: press.container.channel_id, thread, ts };
      await answer({ team, user: press.user.id }, at, action_id === `${names.doubt}send`, bot);
    }
    await ack();
  });

  async function answer(
    who: Readonly<Record<"team" | "user", string>>,
    at: MessageAt,
    isToSend: boolean,
    bot: string | undefined,
  ): Promise<void> {
    const { team, user } = who;
    const { channel, thread, ts } = at;
    const tell = (words: string): void => {
      sendEphemeral(deps, who, { channel, thread }, words);
    };
    const ticket = await cards.ticketOf(deps, team, channel, thread);
    if (ticket === undefined) return;
    const admitted = await admit(deps, who, `thread ${ticket}`);
    if (!admitted.ok) {
      tell(admitted.words);
      return;
    }
    const { member } = admitted;
    if (!isToSend) {
      tell(say("doubt.kept", member.lang));
      return;
    }
    // Slack returns the thread's first message before the one asked for.
    const range = { latest: ts, oldest: ts, inclusive: true, limit: 2 };
    const called = await slack.api.call(team, "conversations.replies", { channel, ts: thread, ...range });
    const messages = called.ok ? (found.safeParse(called.data).data?.messages ?? []) : [];
    const written = messages
      .map((it) => staffMessage.safeParse(it).data)
      .find((it) => it?.ts === ts && it.user === user);
    if (!written) {
      tell(say("doubt.gone", member.lang));
      return;
    }
    const { typed } = await readWords(slack.profiles, team, written, bot);
    const event = typedId(team, at);
    await relay(deps, { ticket, member, event, text: withoutNotes(typed), files: filesOf(written) }, tell);
  }
}
