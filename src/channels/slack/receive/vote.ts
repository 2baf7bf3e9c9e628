import { chatIdOf } from "../address";
import type { SlackDeps } from "../deps";
import { isOfRow, readVote, voteBlocks } from "../vote";
import type { TakePress } from "./direct";
import { presserOf } from "./interaction";

/** Takes votes on our messages. The answer appears in the message itself: the question why, or thanks. */
export function takingVotes(deps: SlackDeps): TakePress {
  const { api, audience, inOrder, messages, options, profiles, tasks } = deps;
  return async (press, team) => {
    const read = readVote(press.actions[0].value ?? "");
    if (!read) return;
    const who = presserOf(deps, team, press);
    const { vote, cast } = read;
    await inOrder(chatIdOf(who), async () => {
      if (await audience.serves(who)) await options.takeVote(chatIdOf(who), vote, cast);
    });
    const { channel_id: channel, message_ts: ts } = press.container;
    const { blocks, text } = press.message ?? {};
    if (!channel || !ts || !blocks) return;
    messages.noteVote(ts);
    tasks.run("the row of a vote", async () => {
      const row = {
        words: options.voteWords(await profiles.languageOf(who)),
        isPlain: messages.drawsPlainVotes,
        state: cast.why === undefined ? cast.verdict : ("closed" as const),
      };
      const rest = blocks.filter((it) => !isOfRow(it));
      const changed = [...rest, ...voteBlocks(vote, row)];
      return api.call(team, "chat.update", { channel, ts, text: text ?? "", blocks: changed });
    });
  };
}
