import type { Action } from "../conversation/action";
import type { Chat } from "../conversation/chat";
import type { ChatId } from "../foundation/ids";
import type { Job } from "../store/port";

/** An action that a turn has committed for a chat, and the job under which it is performed. */
export interface CommittedAction<K extends Action["kind"]> {
  readonly job: Job;
  readonly chatId: ChatId;
  readonly chat: Chat;
  readonly action: Extract<Action, { kind: K }>;
}
