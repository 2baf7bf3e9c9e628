import type { Card, Notice } from "../../../../dialogs/kit/card";
import { readsOf, repliesTo, type Data, type Dialog, type Step } from "../../../../dialogs/kit/dialog";
import type { FactName, Facts } from "../../../../dialogs/kit/facts";
import type { Reply } from "../../../../dialogs/kit/replies";
import { choiceButton } from "../../../conversation/buttons";
import type { Catalog } from "../../../conversation/catalog";
import type { Chat, Frame } from "../../../conversation/chat";
import { newChat } from "../../../conversation/incoming";
import { advance } from "../../../conversation/engine";
import { viewOfNotice, viewOfStep } from "../../../conversation/localise";
import { stepOf, type Script } from "../../../conversation/script";
import type { Input, Output, TurnContext } from "../../../conversation/turnContext";
import { accountId } from "../../../foundation/ids";
import { dataSamples } from "./dataSamples";
import { factSamples, type FactSamples } from "./factSamples";
import { happenings, obstacles, outcomes } from "./happeningSamples";
import { anywhere, everyReply, happening, hello, pressed, said, written } from "./inputs";
import { keysIn, type Scene } from "./scene";

/**
 * Collects the cards and notices that students can come across: every step is entered with samples of what it may know, and everything
 * is done and heard there once. Nothing is followed further, because the steps that lie there have their turn anyway.
 *
 * @param pause called every few milliseconds, so that this can be done in a process that serves students
 */
export async function collectScenes(
  script: Script,
  catalog: Pick<Catalog, "has">,
  pause: () => Promise<void>,
): Promise<readonly Scene[]> {
  const collector = new Collector(script, catalog);
  for (const _ of collector.work()) await pause();
  return collector.scenes;
}

interface Taken {
  readonly chat: Chat;
  /** The keys of the texts that were shown. */
  readonly shown: string;
}

class Collector {
  readonly scenes: Scene[] = [];
  readonly linked: Chat;
  private readonly known = new Set<string>();
  /** The keys of every card that was shown, by the card. */
  private readonly shown = new Map<string, string>();
  private readonly facts: FactSamples;
  private readonly context: TurnContext;
  /** The understanding's verdict on the next text, as a reply to the card on the screen. */
  private reply: Reply | undefined;

  constructor(
    private readonly script: Script,
    private readonly catalog: Pick<Catalog, "has">,
  ) {
    let asked = 0;
    const { institution } = script;
    const conditions: readonly string[] = institution.ruleSets[institution.rules]?.conditions ?? [];
    const samples = factSamples(institution);
    const eligibility = samples.eligibility.map((it) => ({
      ...it,
      conditions: it.conditions.filter(({ condition }) => conditions.includes(condition)),
    }));
    this.facts = { ...samples, eligibility };
    this.linked = { ...stranger, account: accountId(institution.id, "1"), signedIn: true, firstName: "Anna" };
    this.context = {
      script,
      now: Date.parse("2026-11-23T10:00:00Z"),
      newAskId: () => `at${++asked}`,
      inAllLanguages: () => [],
      readReply: () => this.reply && { reply: this.reply, probability: 1, isSure: true },
      understand: () => ({ kind: "nothing" }),
      rank: () => [],
    };
  }

  /** Collects everything, one piece at a time. */
  *work(): Generator {
    for (const dialog of Object.values(this.script.dialogs))
      for (const [name, step] of Object.entries(dialog.steps)) yield* this.enter(dialog, name, step);
    for (const chat of [stranger, this.linked]) {
      this.meet(chat);
      yield;
    }
  }

  /** Enters a step with everything it may know. */
  private *enter(dialog: Dialog, name: string, step: Step<Data>): Generator {
    const samples = dataSamples(dialog, this.script.institution);
    for (const before of [...(dialog.needsAccount ? [] : [stranger]), this.linked]) {
      const standing = (data: Data): Chat => ({ ...before, frame: frameAt(dialog, name, data, step, before) });
      for (const data of samples) {
        for (const chat of this.ask(standing(data))) this.actAt(chat);
        yield;
      }
    }
  }

  /** Everything that is said to somebody who stands nowhere in particular, and to one who has been away. */
  private meet(chat: Chat): void {
    for (const it of [chat, { ...chat, orderRefusedAt: "2026-11-20T10:00:00Z" }]) this.ask(this.turn(it, hello).chat);
    this.turn({ ...chat, seenBefore: this.context.now }, said("menu", { kind: "command", command: "menu" }));
    this.turn({ ...chat, frame: forgotten }, said("hm"));
    this.turn({ ...chat, answering: "L-1" }, said("Nadal nie działa mi kod"));
    for (const it of happening) this.turn(chat, it);
    for (const intent of Object.keys(this.script.intents)) this.turn(chat, said("to", { kind: "sure", intent }));
  }

  /** Asks the step of a chat with each of the facts it reads, and returns the chats that show different cards. */
  private ask(chat: Chat): readonly Chat[] {
    const { frame } = chat;
    const step = frame && stepOf(this.script, frame);
    if (!frame || !step) return [];
    if (!frame.waiting) return this.asked(this.turn(chat, hello));
    if (this.isNew(`obstacles ${nameOf(frame)} ${String(chat.signedIn)}`))
      for (const facts of obstacles) this.turn(chat, { kind: "facts", askId: frame.askId, facts });
    return this.factsFor(readsOf(step, chat.signedIn)).flatMap((facts) =>
      this.asked(this.turn(chat, { kind: "facts", askId: frame.askId, facts })),
    );
  }

  private asked({ chat, shown }: Taken): readonly Chat[] {
    return this.isNew(`asked ${nameOf(chat.frame)} ${String(chat.signedIn)} ${shown}`) ? [chat] : [];
  }

  /** Does and says everything at a card that is shown. */
  private actAt(chat: Chat): void {
    const { frame } = chat;
    const step = frame && stepOf(this.script, frame);
    if (!frame || !step) return;
    for (const choice of frame.offered) {
      const button = choiceButton(frame, choice);
      this.turn(chat, pressed(button));
      if (/^(confirm|review|send)/.test(choice)) for (const input of written) this.turn(chat, pressed(button, input));
    }
    if (this.isNew(`spoken to ${nameOf(frame)} ${String(chat.signedIn)}`))
      for (const input of [...written.map((it) => said(it)), ...anywhere]) this.turn(chat, input);
    for (const kind of Object.keys(step.onHappening ?? {}) as (keyof typeof happenings)[])
      for (const it of happenings[kind]) this.turn(chat, { kind: "happening", happening: it, askId: frame.askId });
    const { on = {} } = repliesTo(step, frame.data) ?? {};
    for (const reply of everyReply.filter((it) => it in on)) {
      this.reply = reply;
      this.turn(chat, said("hm"));
    }
    this.reply = undefined;
  }

  /** Takes a turn, with the outcomes of what it sets off. */
  private turn(before: Chat, input: Input): Taken {
    const { chat, outputs } = advance(before, input, this.context);
    const shown = this.see(outputs, input);
    for (const it of outputs) {
      if (it.kind !== "do" || !this.isNew(`${nameOf(chat.frame)} ${it.effect.kind}`)) continue;
      for (const kind of outcomes[it.effect.kind])
        for (const happening of happenings[kind]) this.turn(chat, { kind: "happening", happening, askId: it.askId });
    }
    return { chat, shown };
  }

  /** Returns the keys of the texts that are shown. */
  private see(outputs: readonly Output[], input: Input): string {
    const shown = outputs.map((it) => {
      if (it.kind === "say") {
        const { notice } = it;
        const at = input.kind === "happening" ? input.happening.kind : "said";
        return this.show(at, notice, (lang, catalog) => viewOfNotice(notice, lang, catalog));
      }
      const step = it.kind === "ask" ? stepOf(this.script, it.frame) : undefined;
      if (it.kind !== "ask" || !step) return "";
      const { card, frame } = it;
      return this.show(nameOf(frame), card, (lang, catalog) => viewOfStep(card, step, frame, lang, catalog));
    });
    return shown.join(" ");
  }

  /** Keeps a card unless one with the same texts was shown in the same place. */
  private show(at: string, it: Card | Notice, draw: Scene["draw"]): string {
    const exactly = JSON.stringify([at, it]);
    const before = this.shown.get(exactly);
    if (before !== undefined) return before;
    const keys = keysIn((catalog) => draw("pl", catalog));
    const id = keys.join(" ");
    this.shown.set(exactly, id);
    // Some samples do not go together, as a sign-in page's address and a step that tells why it is dead.
    const isPossible = keys.every((key) => this.catalog.has(key));
    if (isPossible && this.isNew(`scene ${at} ${id}`)) this.scenes.push({ at, draw, keys });
    return id;
  }

  private isNew(what: string): boolean {
    const isNew = !this.known.has(what);
    this.known.add(what);
    return isNew;
  }

  private factsFor(reads: readonly FactName[]): readonly Partial<Facts>[] {
    return reads.reduce<Partial<Facts>[]>(
      (all, name) => all.flatMap((it) => this.facts[name].map((fact) => ({ ...it, [name]: fact }))),
      [{}],
    );
  }
}

const stranger: Chat = { ...newChat("pl"), address: {}, reachable: true, lastSeenAt: 0 };

const frameAt = ({ id, version }: Dialog, name: string, data: Data, step: Step<Data>, chat: Chat): Frame => ({
  dialog: id,
  version,
  step: name,
  data,
  askId: "here",
  offered: Object.keys(step.on),
  waiting: readsOf(step, chat.signedIn).length > 0,
});

/** A step that an earlier version of the program had. */
const forgotten: Frame = {
  dialog: "none",
  version: 1,
  step: "none",
  data: {},
  askId: "at0",
  offered: [],
  waiting: false,
};

const nameOf = (frame: Pick<Frame, "dialog" | "step"> | null): string =>
  frame ? `${frame.dialog}.${frame.step}` : "nowhere";
