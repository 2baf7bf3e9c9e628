import type { ChatId } from "../foundation/ids";
import { wordsIn, type Lang } from "../../dialogs/kit/text";
import type { Key } from "../store/port";
import type { Understood } from "../understanding";
import { missedPut, type MissedDeps } from "./missed";
import type { Chat } from "./chat";

export type Unsure = Extract<Understood, { readonly kind: "unsure" | "nothing" }>;

/** The handling of texts that were not understood. */
export interface MissedHandling {
  /** Counts a missed text. `words` is the number of words in it. */
  readonly count: (kind: Unsure["kind"], lang: Lang, words: number) => void;
  /** How to keep missed texts; undefined if none are kept. */
  readonly keeping?: MissedDeps | undefined;
  /** Asks another source, such as a language model, what a text may mean. Resolves to `before` if that does not help. Never throws. */
  readonly secondOpinion?: ((text: string, before: Unsure, chat: Chat) => Promise<Understood>) | undefined;
}

/** Handles one missed text during a turn. */
export interface OnMissed {
  /** The ask id at which the conversation stood when `look` was first called; undefined before that. */
  readonly lookedAt: string | undefined;
  /** Whether `look` answers at once: the second opinion is there, or none is asked for. */
  readonly isReady: boolean;
  /** Gets the second opinion on the text, and the records to write along with the turn. */
  look(chat: Chat): Promise<{ readonly understood: Understood; readonly put: { key: Key; value: unknown }[] }>;
  /** Counts the missed text. Call it once the turn is committed. */
  count(chat: Chat): void;
}

export function onMissed(
  { count, keeping, secondOpinion }: MissedHandling,
  chatId: ChatId,
  text: string,
  before: Unsure,
): OnMissed {
  // A turn that loses a write race runs again; the cached promise keeps it from asking for a second opinion twice.
  let opinion: Promise<Understood> | undefined;
  let lookedAt: string | undefined;
  let isReady = secondOpinion === undefined;
  return {
    get isReady() {
      return isReady;
    },
    get lookedAt() {
      return lookedAt;
    },
    async look(chat) {
      lookedAt ??= chat.frame?.askId ?? "";
      opinion ??= secondOpinion?.(text, before, chat);
      const understood = (await opinion) ?? before;
      isReady = true;
      return {
        understood,
        put: keeping ? [missedPut(keeping, chatId, chat, text, before)] : [],
      };
    },
    count: ({ lang }) => count(before.kind, before.lang ?? lang, wordsIn(text)),
  };
}
