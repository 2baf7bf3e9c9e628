import type { Effect } from "../../dialogs/kit/effects";
import type { FactName } from "../../dialogs/kit/facts";
import type { View } from "../../dialogs/kit/view";

/** The outbox queue. Every message, effect and read that a committed turn asks for is scheduled here. */
export const outboxQueue = "outbox";

/** One thing the outbox has to do for a person, as it is stored in the queue: plain data without secrets. */
export type Action =
  | { readonly kind: "say"; readonly view: View }
  /** `since`: when it was asked for; jobs of earlier versions do not say it. */
  | { readonly kind: "do"; readonly effect: Effect; readonly at: string; readonly since?: number }
  | { readonly kind: "read"; readonly facts: readonly FactName[]; readonly at: string };
