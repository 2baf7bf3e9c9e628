import { actionIn } from "../conversation/action";
import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import type { Channel, Outgoing, SentRef } from "../conversation/ports";
import { type ChatId, chatIdIn } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { Commit, Job, Store } from "../store/port";
import { act, type ActDeps } from "./act";
import type { JobResult } from "./attempt";
import type { CommittedAction } from "./committedAction";
import { readFacts, type ReadDeps } from "./readFacts";
import { noteUnreachable } from "./unreachable";

export interface PerformDeps extends ActDeps, ReadDeps, SayDeps {}

/** Performs one committed action of a chat. `known` is the chat as that commit left it. */
export function createPerformer(deps: PerformDeps): (job: Job, known?: unknown) => Promise<JobResult> {
  async function stored(chatId: ChatId): Promise<Chat | undefined> {
    const found = await deps.store.get(chatKey(chatId));
    return found && chatRecord.read(found);
  }

  return async (job, known) => {
    const chatId = chatIdIn(job);
    const chat = (known as Chat | undefined) ?? (await stored(chatId));
    // The chat was erased meanwhile, so there is nobody left to perform this for.
    if (!chat) return "done";
    const action = actionIn(job);
    const common = { job, chatId, chat };
    switch (action.kind) {
      case "say":
        return say(deps, { ...common, action });
      case "read":
        return readFacts(deps, { ...common, action });
      case "do":
        return act(deps, { ...common, action });
    }
  };
}

/**
 * Whether a job sends a message. Messages reach a chat in the order in which they were committed; other effects need not wait
 * for them.
 */
export const isSaid = (job: Job): boolean => actionIn(job).kind === "say";

type Put = NonNullable<Commit["put"]>;

interface SayDeps {
  readonly store: Store;
  readonly channelOf: (chatId: ChatId) => Channel;
  /** The records about a message that was sent and has to be changed later; committed together with the note that it was sent. */
  readonly remember: (chatId: ChatId, message: Outgoing, ref: SentRef) => Put;
  readonly log: Log;
}

/** Sends a message to its chat, unless the person has removed the assistant. */
async function say(
  { store, channelOf, remember, log }: SayDeps,
  { job, chatId, chat, action: { view } }: CommittedAction<"say">,
): Promise<JobResult> {
  if (!chat.reachable) return "done";
  const message = { id: job.id, view };
  const sent = await channelOf(chatId).send(chat.address, message);
  if (sent.ok) {
    const put = [...(sent.put ?? []), ...remember(chatId, message, sent.ref)];
    return put.length > 0 ? { put } : "done";
  }
  if (sent.refusal === "later") return { againInMs: longer(sent.afterMs, job) };
  if (sent.refusal === "gone") await noteUnreachable(store, chatId);
  else log.error({ job: job.id, refusal: sent.refusal }, "a message was not taken and is given up");
  return "done";
}

const longestWaitMs = 5 * 60_000;

/** Increases the delay each time, for a chat system that keeps postponing a message. */
const longer = (afterMs: number, { claim }: Job): number =>
  Math.min(longestWaitMs, Math.max(afterMs, 500 * 2 ** Math.min(claim, 20)));
