import type { ChatId } from "../foundation/ids";
import type { Channel } from "../conversation/ports";
import type { Action } from "../conversation/action";
import { chatKey, chatRecord, type Chat } from "../conversation/chat";
import type { Turns } from "../conversation/turn";
import type { Effect, Happening } from "../../dialogs/kit/effects";
import type { FactName } from "../../dialogs/kit/facts";
import type { Log } from "../ops/log";
import type { Job, Store, Stored } from "../store/port";
import { swap } from "../store/swap";
import { readFacts, type Readers } from "./readFacts";
import type { JobResult } from "./attempt";

/** The result of an effect: a happening for the dialog, nothing, erasure, or a request to try again later. */
export type Outcome = Happening | "nothing" | "erased" | { readonly againInMs: number };

/** An effect that a chat's dialog requested, and the job under which it is performed. */
export interface Performing<E extends Effect = Effect> {
  readonly effect: E;
  /** When the dialog asked for it; undefined for jobs of earlier versions. */
  readonly since?: number | undefined;
  readonly job: Job;
  readonly chatId: ChatId;
  readonly chat: Chat;
}

export type Perform<K extends Effect["kind"]> = (it: Performing<Extract<Effect, { kind: K }>>) => Promise<Outcome>;
/**
 * The functions that perform a dialog's effects, by kind. Each may run again for the same job, and must then recognise what it
 * has already done.
 */
export type Performers<K extends Effect["kind"] = Effect["kind"]> = { readonly [P in K]: Perform<P> };

export interface PerformParts {
  readonly store: Store;
  readonly turns: Turns;
  readonly channelOf: (chatId: ChatId) => Channel;
  readonly performers: Performers;
  readonly readers: Readers;
  readonly log: Log;
}

/**
 * Whether a job sends a message. Messages reach a chat in the order in which they were committed; other effects need not wait
 * for them.
 */
export const isSaid = ({ payload }: Job): boolean => (payload as Action).kind === "say";

/** Performs one committed action of a chat. `known` is the chat as that commit left it. */
export function createPerformer({
  store,
  turns,
  channelOf,
  performers,
  readers,
  log,
}: PerformParts): (job: Job, known?: unknown) => Promise<JobResult> {
  return async (job, known) => {
    const chatId = job.partition;
    const chat = (known as Chat | undefined) ?? (await stored(chatId));
    // The chat was erased meanwhile, so there is nobody left to perform this for.
    if (!chat) return "done";
    const action = job.payload as Action;
    switch (action.kind) {
      case "say":
        return say(job, chatId, chat, action);
      case "read": {
        await channelOf(chatId).typing(chat.address);
        const facts = await readOrSay(action.facts, job, chatId, chat);
        await turns.deliver(chatId, { kind: "facts", askId: action.at, facts }, `facts:${job.id}`, job);
        return "finished";
      }
      case "do":
        return perform(job, chatId, chat, action);
    }
  };

  async function stored(chatId: ChatId): Promise<Chat | undefined> {
    const found = await store.get(chatKey(chatId));
    return found && chatRecord.read(found);
  }

  async function say(
    job: Job,
    chatId: ChatId,
    chat: Chat,
    { view }: Extract<Action, { kind: "say" }>,
  ): Promise<JobResult> {
    if (!chat.reachable) return "done";
    const sent = await channelOf(chatId).send(chat.address, { id: job.id, view });
    if (sent.ok) return sent.put ? { put: sent.put } : "done";
    if (sent.refusal === "later") return { againInMs: longer(sent.afterMs, job) };
    if (sent.refusal === "gone") await unreachable(chatId);
    else log.error({ job: job.id, refusal: sent.refusal }, "a message was not taken and is given up");
    return "done";
  }

  async function unreachable(chatId: ChatId): Promise<void> {
    const decide = (stored: Stored | undefined) => {
      if (!stored) return { result: undefined };
      const value = chatRecord.write({ ...chatRecord.read(stored), reachable: false });
      return { result: undefined, commit: { put: [{ key: chatKey(chatId), value }] } };
    };
    await swap(store, chatKey(chatId), decide, {
      code: "person.contended",
      message: "A conversation changed too often to note that it cannot be written to.",
      next: "Nothing: the message is tried again, and the chat says so again.",
    });
  }

  /**
   * Reads the facts. A fault must not leave the student in a silent chat: they are told that the data is unavailable and may
   * try again, and the fault is in our log.
   */
  async function readOrSay(facts: readonly FactName[], job: Job, chatId: ChatId, chat: Chat) {
    try {
      return await readFacts(readers, facts, chatId, chat);
    } catch (err) {
      log.error({ job: job.id, facts, err }, "what a step wanted to know could not be read");
      return { code: "unavailable" } as const;
    }
  }

  async function perform(
    job: Job,
    chatId: ChatId,
    chat: Chat,
    action: Extract<Action, { kind: "do" }>,
  ): Promise<JobResult> {
    const { at: askId } = action;
    if (action.effect.kind !== "secret.hide") await channelOf(chatId).typing(chat.address);
    const deliver = (happening: Happening, id: string, finish?: Job) =>
      turns.deliver(chatId, { kind: "happening", happening, askId }, id, finish);
    try {
      const act = performers[action.effect.kind] as Perform<Effect["kind"]>;
      const outcome = await act({ effect: action.effect, since: action.since, job, chatId, chat });
      if (outcome === "nothing") return "done";
      if (outcome === "erased") return "finished";
      if ("againInMs" in outcome) return outcome;
      if (outcome.kind === "blocked" && outcome.effect === "secret.show") {
        // The student is told once that it takes longer; the code itself is still to be shown.
        await deliver(outcome, `late:${job.id}`);
        return { againInMs: 5_000 };
      }
      await deliver(outcome, `did:${job.id}`, job);
      return "finished";
    } catch (cause) {
      await deliver({ kind: "fault", effect: action.effect.kind, code: "unexpected" }, `fault:${job.id}`);
      throw cause;
    }
  }
}

const longestWaitMs = 5 * 60_000;

/** Increases the delay each time, for a chat system that keeps postponing a message. */
const longer = (afterMs: number, { claim }: Job): number =>
  Math.min(longestWaitMs, Math.max(afterMs, 500 * 2 ** Math.min(claim, 20)));
