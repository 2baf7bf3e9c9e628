import type { Happening } from "../../dialogs/kit/effects";
import { languages, type Text } from "../../dialogs/kit/text";
import type { ChatId } from "../foundation/ids";
import { createLanes } from "../foundation/lanes";
import { lost, retryOnConflict } from "../store/lostRace";
import type { Job, JobToSchedule, Store } from "../store/port";
import type { Ranking, ReplyReading, Understood } from "../understanding";
import { outboxQueue, payloadOf, type Action } from "./action";
import type { Catalog } from "./catalog";
import { currentAnswers } from "./answers";
import { chatKey, chatRecord, type Chat } from "./chat";
import { advance } from "./engine";
import { chatAtTurnStart, contentToProcess } from "./incoming";
import { viewOfNotice, viewOfStep } from "./localise";
import { onMissed, type MissedHandling, type OnMissed, type Unsure } from "./onMissed";
import type { Receive, TurnResult } from "./ports";
import { progressOf, type TurnStatistics } from "./progress";
import { ChatCache } from "./recent";
import { stepOf, type Script } from "./script";
import type { Input, Output, TurnContext, Turned } from "./turnContext";

export interface TurnDeps {
  readonly store: Store;
  readonly script: Script;
  readonly catalog: Catalog;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  /** Creates unguessable unique ids. */
  readonly ids: () => string;
  /** How long the process that committed an action holds it exclusively. After that another process takes over. */
  readonly leaseMs: number;
  readonly understand: (text: string) => Understood;
  readonly readReply: ReplyReading;
  readonly rank: Ranking;
  /** Removes PESELs from typed text before anything stores or interprets it. */
  readonly redact: (text: string) => string;
  /** Performs a chat's freshly committed jobs in this process, in order. Returns without waiting for them. */
  readonly perform: (jobs: readonly Job[], chat: Chat) => void;
  readonly onTurn?: (kind: string, seconds: number) => void;
  readonly missed?: MissedHandling;
  /** Gets what happened in a turn, for the statistics. */
  readonly statistics?: TurnStatistics;
  /** The banner that cards depending on USOS show first. Never rejects. */
  readonly banner?: () => Promise<Text | undefined>;
}

export interface Turns {
  /**
   * Processes an event of a chat. Resolves when it is committed.
   *
   * @throws `turn.contended` if the chat's record stays contended
   */
  readonly take: Receive;
  /** A chat as this process remembers it from its latest turn, if no other process can have changed it, or else as it is stored. */
  known(chatId: ChatId): Promise<Chat | undefined>;
  /** Drops a chat from the cache. Call it when it is erased. */
  forget(chatId: ChatId): void;
  /** Processes facts or a happening, and finishes the job that brought them in the same commit. */
  deliver(chatId: ChatId, input: Input, eventId: string, finish?: Job): Promise<void>;
}

const rememberedEvents = 60;

/** Creates the turns. A turn loads the chat, advances it and commits; sending is the outbox's job. */
export function createTurns(deps: TurnDeps): Turns {
  const { store, clock, ids, readReply, rank, understand } = deps;
  const recent = new ChatCache(store, deps.clock);
  const lane = createLanes();
  const edition = createEdition(deps.catalog, deps.script);

  async function turn(chatId: ChatId, eventId: string, change: TurnRequest, finish?: Job): Promise<TurnResult> {
    for (;;) {
      // A chat's events are processed one after the other. If they ran at once, they would keep losing the race for the record.
      const result = await lane(chatId, () =>
        retryOnConflict(() => attempt(chatId, eventId, change, finish), contended),
      );
      if (!("thinkingAbout" in result)) return result;
      // The chat's other events need not wait for the second opinion.
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
    const { known, before } = await startOf(recent, chatId, change);
    if (!before || before.seen.includes(eventId)) {
      if (done.length > 0) await store.commit({ partition: chatId, finish: done });
      return { currentAskId: known.chat?.frame?.askId ?? null };
    }
    const banner = await deps.banner?.();
    // Texts may be published at any moment; all that one turn says and understands is of one edition.
    const { catalog, script, inAllLanguages } = edition();
    const context = { script, now: clock(), banner, newAskId: ids, inAllLanguages, readReply, rank, understand };
    const input = change.input(before);
    const result = await advanceMissed(before, input, change.missed, context);
    if ("thinkingAbout" in result) return result;
    const { turned, put, missed } = result;
    const { walked, progress } = progressOf(script, before, turned.chat, happeningIn(input));
    const seen = [...turned.chat.seen, eventId].slice(-rememberedEvents);
    const chat = { ...turned.chat, ...(walked && { walked }), seen };
    const schedule = turnJobs({ ...deps, catalog }, turned.outputs, chat);
    const started = known.chat ? [] : (deps.statistics?.started() ?? []);
    const ok = await store.commit({
      partition: chatId,
      expect: [{ key: chatKey(chatId), rev: known.rev }],
      put: [{ key: chatKey(chatId), value: chatRecord.write(chat) }, ...put],
      schedule: [...schedule, ...started],
      finish: done,
    });
    if (ok) {
      missed?.count(before);
      if (progress.length > 0) deps.statistics?.note(progress);
      recent.keep(chatId, { rev: known.rev + 1, chat });
      deps.perform(
        schedule.map((it) => ({ ...it, partition: chatId, claim: 1 })),
        chat,
      );
      return { currentAskId: chat.frame?.askId ?? null };
    }
    recent.forget(chatId);
    // Another process took the job over and will finish it.
    if (finish && !(await store.holds(finish))) return { currentAskId: known.chat?.frame?.askId ?? null };
    return lost;
  }

  return {
    take: async (incoming) => {
      const { content, masked } = contentToProcess(incoming.content, deps.redact);
      const started = performance.now();
      const understood = content.kind === "text" ? deps.understand(content.text) : undefined;
      const taken = await turn(incoming.chatId, incoming.eventId, {
        prepare: (known) => chatAtTurnStart(known, incoming, deps.clock()),
        input: () => ({ kind: "content", content, masked, ...(understood && { understood }) }),
        ...(deps.missed && isUnsure(understood) && content.kind === "text"
          ? { missed: onMissed(deps.missed, incoming.chatId, content.text, understood) }
          : {}),
      });
      deps.onTurn?.(content.kind, (performance.now() - started) / 1000);
      return taken;
    },
    known: async (chatId) => (await recent.known(chatId)).chat,
    forget: (chatId) => recent.forget(chatId),
    async deliver(chatId, input, eventId, finish) {
      await turn(chatId, eventId, { prepare: (known) => known, input: () => input }, finish);
    },
  };
}

/**
 * The current edition of the texts, with the answers' sources as they are in it and the function that says a text in all languages;
 * the same function as long as it is current.
 */
function createEdition(texts: Catalog, script: Script) {
  const made = (catalog: Catalog) => ({
    catalog,
    script: { ...script, answers: currentAnswers(script.answers, catalog) },
    inAllLanguages: (text: Text): string[] => languages.map((lang) => catalog.say(text, lang)),
  });
  let last = made(texts.edition?.() ?? texts);
  return () => {
    const catalog = texts.edition?.() ?? texts;
    if (catalog !== last.catalog) last = made(catalog);
    return last;
  };
}

/** The chat as stored (or cached), and the chat that the turn starts from. */
async function startOf(recent: ChatCache, chatId: ChatId, { prepare }: TurnRequest) {
  const remembered = recent.recall(chatId);
  const before = remembered && prepare(remembered.chat);
  // If the cached chat gives nothing to process, the cache may be stale, so the store decides.
  if (before) return { known: remembered, before };
  const known = await recent.read(chatId);
  return { known, before: prepare(known.chat) };
}

const happeningIn = (input: Input): Happening | undefined => (input.kind === "happening" ? input.happening : undefined);

const contended = {
  code: "turn.contended",
  message: "A conversation changed too often for this event to be taken in.",
  next: "Nothing: the channel sends the event again. If it goes on, look for a client that floods.",
};

interface TurnRequest {
  /** The chat the turn starts from; undefined if there is no chat (any more) to process the event. */
  readonly prepare: (known: Chat | undefined) => Chat | undefined;
  readonly input: (chat: Chat) => Input;
  /** The handling of the text if it turns out not to be understood. */
  readonly missed?: OnMissed;
}

const isUnsure = (it: Understood | undefined): it is Unsure => it?.kind === "unsure" || it?.kind === "nothing";

interface Advanced {
  readonly turned: Turned;
  /** The records to write along with the turn. */
  readonly put: Awaited<ReturnType<OnMissed["look"]>>["put"];
  readonly missed?: OnMissed;
}

/** A turn that waits for a second opinion before it can be committed. */
interface Thinking {
  readonly thinkingAbout: Chat;
}

/** Advances the chat. If the text was not understood, advances once more with the second opinion, once that is there. */
async function advanceMissed(
  before: Chat,
  asked: Input,
  missed: OnMissed | undefined,
  context: TurnContext,
): Promise<Advanced | Thinking> {
  const { lookedAt = before.frame?.askId ?? "" } = missed ?? {};
  const isOvertaken = lookedAt !== (before.frame?.askId ?? "");
  const input = { ...asked, ...(isOvertaken && { isOvertaken }) };
  const turned = advance(before, input, context);
  if (!turned.missed || !missed || input.kind !== "content") return { turned, put: [] };
  if (!missed.isReady) return { thinkingAbout: before };
  const { understood, put } = await missed.look(before);
  if (understood === input.understood) return { turned, put, missed };
  return { turned: advance(before, { ...input, understood }, context), put, missed };
}

type JobDeps = Pick<TurnDeps, "script" | "catalog" | "clock" | "ids" | "leaseMs">;

/** The jobs by which a turn's outputs are performed, in order; `chat` is the chat as the turn leaves it. */
function turnJobs(deps: JobDeps, outputs: readonly Output[], chat: Chat): JobToSchedule[] {
  const name = deps.ids();
  return outputs.map((it, place) => ({
    queue: outboxQueue,
    id: `${name}${place.toString(36)}`,
    dueAt: deps.clock(),
    // All jobs of a turn become due together, so that after a crash another process takes over all of them, in the order of their ids.
    heldForMs: deps.leaseMs,
    payload: payloadOf(actionFor(deps, it, chat)),
  }));
}

function actionFor({ script, catalog, clock }: JobDeps, output: Output, chat: Chat): Action {
  if (output.kind === "do") return { kind: "do", effect: output.effect, askId: output.askId, since: clock() };
  if (output.kind === "read") return { kind: "read", facts: output.facts, askId: output.askId };
  if (output.kind === "say") return { kind: "say", view: viewOfNotice(output.notice, chat.lang, catalog) };
  const step = stepOf(script, output.frame) ?? { ask: () => output.card, on: {} };
  const view = viewOfStep(output.card, step, output.frame, chat.lang, catalog);
  return { kind: "say", view };
}
