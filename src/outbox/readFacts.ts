import type { ChatId } from "../foundation/ids";
import type { Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import type { Chat } from "../conversation/chat";

/** A fact, or the reason why it is unavailable right now. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly obstacle: Obstacle };

/** The functions that read each fact a step may declare in `reads`. */
export type Readers<N extends FactName = FactName> = {
  readonly [K in N]: (chatId: ChatId, chat: Chat) => Promise<Read<Facts[K]>>;
};

/** Reads the facts that a step declared. The first obstacle is returned for all of them. */
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
