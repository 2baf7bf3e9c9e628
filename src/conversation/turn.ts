import type { ChatId } from "../foundation/ids";
import { createLanes } from "../foundation/lanes";
import type { Content, Incoming, TurnResult } from "./ports";
import { languages, type Text } from "../../dialogs/kit/text";
import { stepOf, type Script } from "./script";
import { lost, retryOnConflict } from "../store/lostRace";
import type { Job, JobToSchedule, Store } from "../store/port";
import { outboxQueue, type Action } from "./action";
import type { Catalog } from "./catalog";
import { advance } from "./engine";
import type { Input, Output } from "./turnContext";
import type { Understood } from "./heard";
import { viewOfNotice, viewOfStep } from "./localise";
import { chatAtTurnStart } from "./chatAtTurnStart";
import { onMissed, type MissedHandling, type OnMissed, type Unsure } from "./onMissed";
import { chatKey, chatRecord, type Chat } from "./chat";
import { ChatCache } from "./recent";
import type { ReplyReading } from "../understanding";

export interface TurnParts {
  readonly store: Store;
  readonly script: Script;
  readonly catalog: Catalog;
  readonly understand: (text: string) => Understood;
  readonly readReply: ReplyReading;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Creates unguessable unique ids. */
  readonly ids: () => string;
  /** Removes PESELs from typed text before anything stores or interprets it. */
  readonly redact: (text: string) => string;
  /** Performs a person's freshly committed jobs in this process, in order. Returns without waiting for them. */
  readonly perform: (jobs: readonly Job[], chat: Chat) => void;
  /** How long the process that committed an action holds it exclusively. After that another process takes over. */
  readonly leaseMs: number;
  readonly onTurn?: (kind: string, seconds: number) => void;
  readonly missed?: MissedHandling;
}

export interface Turns {
  /**
   * Processes an event from a person. Resolves when it is committed.
   *
   * @throws `turn.contended` if the person's record stays contended
   */
  take(incoming: Incoming): Promise<TurnResult>;
  /** Drops a person from the cache. Call it when they are erased. */
  forget(chatId: ChatId): void;
  /** Processes facts or a happening, and finishes the job that brought them in the same commit. */
  deliver(chatId: ChatId, input: Input, eventId: string, finish?: Job): Promise<void>;
}

const rememberedEvents = 60;

/** Creates the turns. A turn loads the chat, advances it and commits; sending is the outbox's job. */
export function createTurns(parts: TurnParts): Turns {
  const { store, script, catalog } = parts;
  const recent = new ChatCache(store, parts.clock);
  const lane = createLanes();
  const inAllLanguages = (text: Text): string[] => languages.map((lang) => catalog.say(text, lang));

  async function turn(chatId: ChatId, eventId: string, change: TurnRequest, finish?: Job): Promise<TurnResult> {
    for (;;) {
      // A person's events are taken in one after the other. All at once, each would keep losing the race for the record.
      const result = await lane(chatId, () =>
        retryOnConflict(() => attempt(chatId, eventId, change, finish), contended),
      );
      if (!("thinkingAbout" in result)) return result;
      // Others of the person's events need not wait for the second opinion.
      await change.missed?.look(result.thinkingAbout);
    }
  }

  async function attempt(
    chatId: ChatId,
    eventId: string,
    change: TurnRequest,
    finish: Job | undefined,
  ): Promise<TurnResult | Thinking | typeof lost> {
    const done = finish ? [{ queue: finish.queue, id: finish.id, claim: finish.claim }] : [];
    const remembered = recent.recall(chatId);
    let known = remembered ?? (await recent.read(chatId));
    let before = change.prepare(known.chat);
    if (remembered && !before) {
      // By the cached chat there is nothing to process. The cache may be stale, so the store decides.
      known = await recent.read(chatId);
      before = change.prepare(known.chat);
    }
    if (!before || before.seen.includes(eventId)) {
      if (done.length > 0) await store.commit({ partition: chatId, finish: done });
      return { currentAskId: known.chat?.frame?.at ?? null };
    }
    const result = await advanced(before, change);
    if ("thinkingAbout" in result) return result;
    const { turned, put, missed } = result;
    const chat = { ...turned.chat, seen: [...turned.chat.seen, eventId].slice(-rememberedEvents) };
    const name = parts.ids();
    const schedule = turned.outputs.map((it, place) => jobFor(it, `${name}${place.toString(36)}`, chat));
    const ok = await store.commit({
      partition: chatId,
      expect: [{ key: chatKey(chatId), rev: known.rev }],
      put: [{ key: chatKey(chatId), value: chatRecord.write(chat) }, ...put],
      schedule,
      finish: done,
    });
    if (ok) {
      missed?.count(before);
      recent.keep(chatId, { rev: known.rev + 1, chat });
      parts.perform(
        schedule.map((it) => ({ ...it, partition: chatId, claim: 1 })),
        chat,
      );
      return { currentAskId: chat.frame?.at ?? null };
    }
    recent.forget(chatId);
    // Another process took the job over and will finish it.
    if (finish && !(await store.holds(finish))) return { currentAskId: known.chat?.frame?.at ?? null };
    return lost;
  }

  /** Advances the chat. If the text was not understood, advances once more with the second opinion, once that is there. */
  async function advanced(before: Chat, change: TurnRequest): Promise<Advanced | Thinking> {
    const { clock, ids, readReply } = parts;
    const context = { script, now: clock(), newAskId: ids, inAllLanguages, readReply };
    const { missed } = change;
    const { lookedAt = before.frame?.at ?? "" } = missed ?? {};
    const isOvertaken = lookedAt !== (before.frame?.at ?? "");
    const input = { ...change.input(before), ...(isOvertaken && { isOvertaken }) };
    const turned = advance(before, input, context);
    if (!turned.missed || !missed || input.kind !== "content") return { turned, put: [] };
    if (!missed.isReady) return { thinkingAbout: before };
    const { understood, put } = await missed.look(before);
    if (understood === input.understood) return { turned, put, missed };
    return { turned: advance(before, { ...input, understood }, context), put, missed };
  }

  function jobFor(output: Output, id: string, chat: Chat): JobToSchedule {
    return {
      queue: outboxQueue,
      id,
      at: parts.clock(),
      // All jobs of a turn become due together, so that after a crash another process takes over all of them, in the order of their ids.
      heldForMs: parts.leaseMs,
      payload: actionFor(output, chat),
    };
  }

  function actionFor(output: Output, chat: Chat): Action {
    // `at` is the stored name of the ask id.
    if (output.kind === "do") return { kind: "do", effect: output.effect, at: output.askId, since: parts.clock() };
    if (output.kind === "read") return { kind: "read", facts: output.facts, at: output.askId };
    if (output.kind === "say") return { kind: "say", view: viewOfNotice(output.notice, chat.lang, catalog) };
    const step = stepOf(script, output.frame) ?? { ask: () => output.card, on: {} };
    const view = viewOfStep(output.card, step, output.frame, chat.lang, catalog);
    return { kind: "say", view };
  }

  return {
    async take(incoming) {
      const content = cleaned(incoming.content, parts.redact);
      const masked = wordsOf(content) !== wordsOf(incoming.content);
      const started = performance.now();
      const understood = content.kind === "text" ? parts.understand(content.text) : undefined;
      const taken = await turn(incoming.chatId, incoming.eventId, {
        prepare: (known) => chatAtTurnStart(known, incoming, parts.clock()),
        input: () => ({ kind: "content", content, masked, ...(understood && { understood }) }),
        ...(parts.missed && isUnsure(understood) && content.kind === "text"
          ? { missed: onMissed(parts.missed, incoming.chatId, content.text, understood) }
          : {}),
      });
      parts.onTurn?.(content.kind, (performance.now() - started) / 1000);
      return taken;
    },
    forget: (chatId) => recent.forget(chatId),
    async deliver(chatId, input, eventId, finish) {
      await turn(chatId, eventId, { prepare: (known) => known, input: () => input }, finish);
    },
  };
}

const contended = {
  code: "turn.contended",
  message: "A conversation changed too often for this event to be taken in.",
  next: "Nothing: the channel sends the event again. If it goes on, look for a client that floods.",
};

/** A turn that waits for a second opinion before it can be committed. */
interface Thinking {
  readonly thinkingAbout: Chat;
}

interface Advanced {
  readonly turned: ReturnType<typeof advance>;
  /** What is to be written along with the turn. */
  readonly put: Awaited<ReturnType<OnMissed["look"]>>["put"];
  readonly missed?: OnMissed;
}

interface TurnRequest {
  /** The chat the turn starts from; undefined if there is no chat (any more) to process the event. */
  prepare(known: Chat | undefined): Chat | undefined;
  input(chat: Chat): Input;
  /** What to do if the text turns out not to be understood. */
  readonly missed?: OnMissed;
}

const isUnsure = (it: Understood | undefined): it is Unsure => it?.kind === "unsure" || it?.kind === "nothing";

/** The content to process: PESELs are removed, and an edited message becomes a text. */
function cleaned(content: Incoming["content"], redact: (text: string) => string): Content {
  if (content.kind === "edit") return { kind: "text", text: redact(content.text) };
  if (content.kind === "text") return { ...content, text: redact(content.text) };
  if (content.kind === "button" && content.input) return { ...content, input: redact(content.input) };
  return content;
}

/** What a person typed, in a message or in a form. */
function wordsOf(content: Incoming["content"]): string | undefined {
  if (content.kind === "text" || content.kind === "edit") return content.text;
  return content.kind === "button" ? content.input : undefined;
}
