import type { Action } from "../conversation/action";
import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import { type ChatId, chatIdIn } from "../foundation/ids";
import type { Job } from "../store/port";
import { act, type ActDeps } from "./act";
import type { JobResult } from "./attempt";
import { readFacts, type ReadDeps } from "./readFacts";
import { say, type SayDeps } from "./say";

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
    const action = job.payload as Action;
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
