import type { Effect } from "../../dialogs/kit/effects";
import type { FactName } from "../../dialogs/kit/facts";
import type { View } from "../../dialogs/kit/view";
import type { Job } from "../store/port";

/** The outbox queue. Every message, effect and read that a committed turn asks for is scheduled here. */
export const outboxQueue = "outbox";

/** One thing the outbox has to do for a chat: plain data without secrets. */
export type Action =
  | { readonly kind: "say"; readonly view: View }
  /** `since`: when it was asked for; jobs of earlier versions do not say it. */
  | { readonly kind: "do"; readonly effect: Effect; readonly askId: string; readonly since?: number }
  | { readonly kind: "read"; readonly facts: readonly FactName[]; readonly askId: string };

type Stored<A> = A extends { readonly askId: string } ? Omit<A, "askId"> & { readonly at: string } : A;

/** The payload of an action's job. It is stored with the ask id under the name `at`. */
export function payloadOf(action: Action): Stored<Action> {
  if (action.kind === "say") return action;
  const { askId, ...rest } = action;
  return { ...rest, at: askId };
}

/** The action in the payload of a job. */
export function actionIn({ payload }: Pick<Job, "payload">): Action {
  const stored = payload as Stored<Action>;
  if (stored.kind === "say") return stored;
  const { at, ...rest } = stored;
  return { ...rest, askId: at };
}
