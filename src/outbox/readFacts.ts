import type { ChatId } from "../foundation/ids";
import type { Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import type { Chat } from "../conversation/chat";

/** A fact, or why it cannot be had just now. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly obstacle: Obstacle };

/** Who can tell each fact that a step may declare in `reads`. */
export type Readers<N extends FactName = FactName> = {
  readonly [K in N]: (chatId: ChatId, chat: Chat) => Promise<Read<Facts[K]>>;
};

/** The facts a step declared; the first obstacle is the answer for all. */
export async function readFacts(
  readers: Readers,
  names: readonly FactName[],
  chatId: ChatId,
  chat: Chat,
): Promise<Partial<Facts> | Obstacle> {
  const facts: Partial<Record<FactName, unknown>> = {};
  for (const name of names) {
    const read = await readers[name](chatId, chat);
    if (!read.ok) return read.obstacle;
    facts[name] = read.value;
  }
  return facts as Partial<Facts>;
}
