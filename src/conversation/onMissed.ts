import type { ChatId } from "../foundation/ids";
import { wordsIn, type Lang } from "../../dialogs/kit/text";
import type { Key } from "../store/port";
import type { Understood } from "./heard";
import { missedPut, type MissedParts } from "./missed";
import type { Chat } from "./chat";

export type Unsure = Extract<Understood, { readonly kind: "unsure" | "nothing" }>;

/** What is done about texts that the understanding cannot tell. */
export interface MissedHandling {
  /** `words`: how many the text has. */
  readonly count: (kind: Unsure["kind"], lang: Lang, words: number) => void;
  /** Undefined: no text is kept. */
  readonly keeping?: MissedParts | undefined;
  /** Asks elsewhere what a text may mean, and answers what was thought before when that does not help. Never throws. */
  readonly secondOpinion?: ((text: string, before: Unsure, chat: Chat) => Promise<Understood>) | undefined;
}

/** What a turn does when it finds that a text was missed. */
export interface OnMissed {
  /** Where the conversation stood when the text was first looked at; undefined while nobody has. */
  readonly lookedAt: string | undefined;
  /** What is thought of the text now, and what is written of it along with the turn. */
  look(chat: Chat): Promise<{ readonly understood: Understood; readonly put: { key: Key; value: unknown }[] }>;
  /** To be called once the turn is committed. */
  count(chat: Chat): void;
}

export function onMissed(
  { count, keeping, secondOpinion }: MissedHandling,
  chatId: ChatId,
  text: string,
  before: Unsure,
): OnMissed {
  // A lost race runs the turn again, and nobody is asked twice.
  let opinion: Promise<Understood> | undefined;
  let lookedAt: string | undefined;
  return {
    get lookedAt() {
      return lookedAt;
    },
    async look(chat) {
      lookedAt ??= chat.frame?.at ?? "";
      opinion ??= secondOpinion?.(text, before, chat);
      return {
        understood: (await opinion) ?? before,
        put: keeping ? [missedPut(keeping, chatId, chat, text, before)] : [],
      };
    },
    count: ({ lang }) => count(before.kind, before.lang ?? lang, wordsIn(text)),
  };
}
