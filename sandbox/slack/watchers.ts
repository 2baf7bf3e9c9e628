import type { ApiCall } from "./control";
import type { Channel, Message } from "./state";

/** Like `SlackHappening`, but with the sandbox's own objects. */
export type Happening =
  | { readonly kind: "posted" | "changed" | "removed"; readonly channel: Channel; readonly message: Message }
  | { readonly kind: "called"; readonly call: ApiCall };

/** The listeners that are notified of everything that happens. */
export interface Watchers {
  tell(it: Happening): void;
  add(heard: (it: Happening) => void): () => void;
}

export function createWatchers(): Watchers {
  const all = new Set<(it: Happening) => void>();
  return {
    tell: (it) => all.forEach((heard) => heard(it)),
    add(heard) {
      all.add(heard);
      return () => all.delete(heard);
    },
  };
}
