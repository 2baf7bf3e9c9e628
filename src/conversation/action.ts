import type { Effect } from "../../dialogs/kit/effects";
import type { FactName } from "../../dialogs/kit/facts";
import type { View } from "../../dialogs/kit/view";

/** The queue of everything committed turns want done. */
export const outboxQueue = "outbox";

/** One thing to be done for a person, as it lies in the outbox: plain data without secrets. */
export type Action =
  | { readonly kind: "say"; readonly view: View }
  | { readonly kind: "do"; readonly effect: Effect; readonly at: string }
  | { readonly kind: "read"; readonly facts: readonly FactName[]; readonly at: string };
