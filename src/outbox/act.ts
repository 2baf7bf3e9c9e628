import type { Effect, Happening } from "../../dialogs/kit/effects";
import type { Channel } from "../conversation/ports";
import type { Turns } from "../conversation/turn";
import type { ChatId } from "../foundation/ids";
import type { Job } from "../store/port";
import type { JobResult } from "./attempt";
import type { CommittedAction } from "./committedAction";
import type { Perform, Performers } from "./performers";

export interface ActDeps {
  readonly performers: Performers;
  readonly channelOf: (chatId: ChatId) => Channel;
  readonly turns: Pick<Turns, "deliver">;
}

/** Performs an effect that a dialog requested, and brings its outcome back as a turn. */
export async function act(
  { performers, channelOf, turns }: ActDeps,
  { job, chatId, chat, action: { effect, askId, since } }: CommittedAction<"do">,
): Promise<JobResult> {
  if (effect.kind !== "secret.hide") await channelOf(chatId).typing(chat.address);
  const deliver = (happening: Happening, id: string, finish?: Job): Promise<void> =>
    turns.deliver(chatId, { kind: "happening", happening, askId }, id, finish);
  try {
    const perform = performers[effect.kind] as Perform<Effect["kind"]>;
    const outcome = await perform({ effect, since, job, chatId, chat });
    if (outcome === "nothing") return "done";
    if (outcome === "erased") return "finished";
    if ("againInMs" in outcome) return outcome;
    if (outcome.kind === "blocked" && outcome.effect === "secret.show") {
      // The student is told once that it takes longer; the job then still tries to show the code.
      await deliver(outcome, `late:${job.id}`);
      return { againInMs: 5_000 };
    }
    await deliver(outcome, `did:${job.id}`, job);
    return "finished";
  } catch (cause) {
    await deliver({ kind: "fault", effect: effect.kind, code: "unexpected" }, `fault:${job.id}`);
    throw cause;
  }
}
