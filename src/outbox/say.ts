import type { Action } from "../conversation/action";
import { chatKey, chatRecord } from "../conversation/chat";
import type { Channel } from "../conversation/ports";
import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { Job, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import type { JobResult } from "./attempt";
import type { CommittedAction } from "./committedAction";

/**
 * Whether a job sends a message. Messages reach a chat in the order in which they were committed; other effects need not wait
 * for them.
 */
export const isSaid = ({ payload }: Job): boolean => (payload as Action).kind === "say";

export interface SayDeps {
  readonly store: Store;
  readonly channelOf: (chatId: ChatId) => Channel;
  readonly log: Log;
}

/** Sends a message to its chat, unless the person has removed the assistant. */
export async function say(
  { store, channelOf, log }: SayDeps,
  { job, chatId, chat, action: { view } }: CommittedAction<"say">,
): Promise<JobResult> {
  if (!chat.reachable) return "done";
  const sent = await channelOf(chatId).send(chat.address, { id: job.id, view });
  if (sent.ok) return sent.put ? { put: sent.put } : "done";
  if (sent.refusal === "later") return { againInMs: longer(sent.afterMs, job) };
  if (sent.refusal === "gone") await noteUnreachable(store, chatId);
  else log.error({ job: job.id, refusal: sent.refusal }, "a message was not taken and is given up");
  return "done";
}

/** Records that nothing more may be sent to a chat until its person does something there. */
export async function noteUnreachable(store: Store, chatId: ChatId): Promise<void> {
  const decide = (stored: Stored | undefined) => {
    if (!stored) return { result: undefined };
    const value = chatRecord.write({ ...chatRecord.read(stored), reachable: false });
    return { result: undefined, commit: { put: [{ key: chatKey(chatId), value }] } };
  };
  await swap(store, chatKey(chatId), decide, {
    code: "person.contended",
    message: "A conversation changed too often to note that it cannot be written to.",
    next: "Nothing: the message is tried again, and the chat says so again.",
  });
}

const longestWaitMs = 5 * 60_000;

/** Increases the delay each time, for a chat system that keeps postponing a message. */
const longer = (afterMs: number, { claim }: Job): number =>
  Math.min(longestWaitMs, Math.max(afterMs, 500 * 2 ** Math.min(claim, 20)));
