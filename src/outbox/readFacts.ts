import type { Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import type { Chat } from "../conversation/chat";
import type { Channel } from "../conversation/ports";
import type { Turns } from "../conversation/turn";
import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { JobResult } from "./attempt";
import type { CommittedAction } from "./committedAction";

/** A fact, or the reason why it is unavailable right now. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly obstacle: Obstacle };

/** The chat whose facts are read. */
export interface Reading {
  readonly chatId: ChatId;
  readonly chat: Chat;
}

/** The functions that read each fact a step may declare in `reads`. */
export type Readers<N extends FactName = FactName> = {
  readonly [K in N]: (reading: Reading) => Promise<Read<Facts[K]>>;
};

export interface ReadDeps {
  readonly readers: Readers;
  readonly channelOf: (chatId: ChatId) => Channel;
  readonly turns: Pick<Turns, "deliver">;
  readonly log: Log;
}

/**
 * Reads the facts that a step wants and brings them back to it as a turn (`takeFacts` in `conversation/asking`). A fault must not
 * leave the student without an answer: they are told that the data is unavailable and may try again, and the fault is logged.
 */
export async function readFacts(
  { readers, channelOf, turns, log }: ReadDeps,
  { job, chatId, chat, action }: CommittedAction<"read">,
): Promise<JobResult> {
  await channelOf(chatId).typing(chat.address);
  const facts = await readAll(readers, action.facts, { chatId, chat }).catch((err: unknown) => {
    log.error({ job: job.id, facts: action.facts, err }, "what a step wanted to know could not be read");
    return { code: "unavailable" } as const;
  });
  await turns.deliver(chatId, { kind: "facts", askId: action.askId, facts }, `facts:${job.id}`, job);
  return "finished";
}

/** The first obstacle is returned for all of the facts. */
async function readAll(readers: Readers, names: readonly FactName[], of: Reading): Promise<Partial<Facts> | Obstacle> {
  const facts: Partial<Record<FactName, unknown>> = {};
  for (const name of names) {
    const read = await readers[name](of);
    if (!read.ok) return read.obstacle;
    facts[name] = read.value;
  }
  return facts as Partial<Facts>;
}
