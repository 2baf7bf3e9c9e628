import type { Card, Notice } from "../../../../dialogs/kit/card";
import { readsOf, repliesTo } from "../../../../dialogs/kit/dialog";
import type { FactName, Facts } from "../../../../dialogs/kit/facts";
import type { Reply } from "../../../../dialogs/kit/replies";
import type { View } from "../../../../dialogs/kit/view";
import type { Catalog } from "../../../conversation/catalog";
import type { Chat, Frame } from "../../../conversation/chat";
import { advance } from "../../../conversation/engine";
import { viewOfNotice, viewOfStep } from "../../../conversation/localise";
import { stepOf, type Script } from "../../../conversation/script";
import type { Input, Output, TurnContext } from "../../../conversation/turnContext";
import { accountId } from "../../../foundation/ids";
import { factSamples, type FactSamples } from "./factSamples";
import { happenings, obstacles, outcomes } from "./happeningSamples";
import { anywhere, everyReply, happening, hello, pressed, said, written } from "./inputs";
import { keysIn, type Scene } from "./scene";

/** So many states of a step are followed although they show no new text. */
const statesOfStep = 6;

interface State {
  readonly chat: Chat;
  readonly buttons: readonly string[];
  readonly field: string | undefined;
}

/**
 * Walks through the dialogs as students do and collects the cards and notices they come across. Of states that look alike only one is
 * followed, so that the walk is short; a test compares its scenes with all texts.
 *
 * @param pause called between two states, so that a walk in a process that serves students can let them pass
 */
export async function explore(
  script: Script,
  catalog: Catalog,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly Scene[]> {
  const walk = new Walk(script, catalog);
  walk.begin();
  while (walk.goOn()) await pause();
  return walk.scenes;
}

class Walk {
  readonly scenes: Scene[] = [];
  private readonly shown = new Map<string, readonly string[]>();
  private readonly known = new Set<string>();
  private readonly followed = new Map<string, number>();
  private readonly queue: State[] = [];
  private readonly facts: FactSamples;
  private readonly context: TurnContext;
  /** What the understanding makes of the next text, as a reply to the card on the screen. */
  private reply: Reply | undefined;

  constructor(
    private readonly script: Script,
    private readonly catalog: Catalog,
  ) {
    let asked = 0;
    const { rules, ruleSets } = script.institution;
    const conditions: readonly string[] = ruleSets[rules]?.conditions ?? [];
    const samples = factSamples(script.institution);
    const eligibility = samples.eligibility.map((it) => ({
      ...it,
      conditions: it.conditions.filter(({ condition }) => conditions.includes(condition)),
    }));
    this.facts = { ...samples, eligibility };
    this.context = {
      script,
      now: Date.parse("2026-11-23T10:00:00Z"),
      newAskId: () => `at${++asked}`,
      inAllLanguages: () => [],
      readReply: () => this.reply && { reply: this.reply, probability: 1, isSure: true },
    };
  }

  begin(): void {
    const linked = { account: accountId(this.script.institution.id, "1"), signedIn: true, firstName: "Anna" };
    const strangers = [newChat, { ...newChat, ...linked }];
    for (const chat of strangers) this.step(chat, hello);
    this.step({ ...newChat, ...linked, answering: "L-1" }, said("Nadal nie działa mi kod"));
    for (const chat of strangers) {
      this.step({ ...chat, frame: forgotten }, said("hm"));
      for (const it of happening) this.step(chat, it);
      for (const intent of Object.keys(this.script.intents)) this.step(chat, said("to", { kind: "sure", intent }));
    }
  }

  /** Follows everything that leads on from one state; false if no state is left. */
  goOn(): boolean {
    const state = this.queue.shift();
    if (!state) return false;
    const { chat, buttons, field } = state;
    const { frame } = chat;
    const step = frame && stepOf(this.script, frame);
    if (!frame || !step) return true;
    if (frame.waiting) {
      for (const facts of this.factsFor(readsOf(step, chat.signedIn)))
        this.step(chat, { kind: "facts", askId: frame.at, facts });
      if (this.isNew(`obstacles ${nameOf(frame)}`))
        for (const facts of obstacles) this.step(chat, { kind: "facts", askId: frame.at, facts });
      return true;
    }
    for (const button of buttons) this.step(chat, pressed(button));
    if (!this.isNew(`spoken to ${nameOf(frame)} ${String(chat.signedIn)} ${shapeOf(frame)}`)) return true;
    if (field !== undefined) for (const input of written) this.step(chat, pressed(field, input));
    for (const input of [...written.map((it) => said(it)), ...anywhere]) this.step(chat, input);
    const { on = {} } = repliesTo(step, frame.data) ?? {};
    for (const reply of everyReply.filter((it) => it in on)) {
      this.reply = reply;
      this.step(chat, said("hm"));
    }
    this.reply = undefined;
    return true;
  }

  private step(before: Chat, input: Input): void {
    const { chat, outputs } = advance(before, input, this.context);
    const { id, isNews, ...seen } = this.see(outputs, input);
    const { frame, signedIn } = chat;
    const place = `${nameOf(frame)} ${String(signedIn)}`;
    if (this.isNew(`${place} ${String(frame?.waiting)} ${shapeOf(frame)} ${id}`)) {
      // What shows a new text surely leads to something new; of the others, a few of each step do.
      const followed = this.followed.get(place) ?? 0;
      if (isNews || followed < statesOfStep) this.queue.push({ chat, ...seen });
      this.followed.set(place, followed + (isNews ? 0 : 1));
    }
    for (const it of outputs) if (it.kind === "do") this.settle(chat, it);
  }

  /** Brings each outcome that an effect can have. */
  private settle(chat: Chat, { effect, askId }: Extract<Output, { kind: "do" }>): void {
    const place = `${nameOf(chat.frame)} ${shapeOf(chat.frame)} ${effect.kind}`;
    if (this.isNew(place))
      for (const kind of outcomes[effect.kind])
        for (const it of happenings[kind]) this.step(chat, { kind: "happening", happening: it, askId });
  }

  /** Collects what a turn shows. `id` is the same for turns that show the same texts. */
  private see(
    outputs: readonly Output[],
    input: Input,
  ): Omit<State, "chat"> & { readonly id: string; readonly isNews: boolean } {
    const buttons: string[] = [];
    const keys: string[] = [];
    let field: string | undefined;
    for (const it of outputs) {
      if (it.kind === "say") {
        const { notice } = it;
        const at = input.kind === "happening" ? input.happening.kind : "said";
        const draw: Scene["draw"] = (lang, catalog) => viewOfNotice(notice, lang, catalog);
        keys.push(...this.show(at, notice, true, draw));
        buttons.push(...pressable(draw("pl", this.catalog)));
      }
      if (it.kind !== "ask") continue;
      const { card, frame } = it;
      const step = stepOf(this.script, frame);
      if (!step) continue;
      const draw: Scene["draw"] = (lang, catalog) => viewOfStep(card, step, frame, lang, catalog);
      keys.push(...this.show(nameOf(frame), card, false, draw));
      const view = draw("pl", this.catalog);
      buttons.push(...pressable(view));
      field = view.field?.button;
    }
    const isNews = keys.filter((it) => this.isNew(`key ${it}`)).length > 0;
    return { buttons, field, id: keys.join(" "), isNews };
  }

  /** Keeps a card unless one with the same texts was shown in the same place, and returns the keys of its texts. */
  private show(at: string, it: Card | Notice, isNotice: boolean, draw: Scene["draw"]): readonly string[] {
    const exactly = JSON.stringify([at, it]);
    const seen = this.shown.get(exactly);
    if (seen) return seen;
    const keys = keysIn((catalog) => draw("pl", catalog), this.catalog);
    this.shown.set(exactly, keys);
    if (this.isNew(`scene ${at} ${keys.join(" ")}`)) this.scenes.push({ at, isNotice, draw, keys });
    return keys;
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

const newChat: Chat = {
  address: {},
  lang: "pl",
  langChosen: false,
  signedIn: false,
  frame: null,
  trail: [],
  paused: {},
  seen: [],
  reachable: true,
  lastSeenAt: 0,
};

/** A step that an earlier version of the program had. */
const forgotten: Frame = { dialog: "none", version: 1, step: "none", data: {}, at: "at0", offered: [], waiting: false };

const nameOf = (frame: Pick<Frame, "dialog" | "step"> | null): string =>
  frame ? `${frame.dialog}.${frame.step}` : "nowhere";

/** The data by which cards differ: what the student chose, not what they wrote or where they came from. */
const shapeOf = (frame: Frame | null): string =>
  Object.entries(frame?.data ?? {})
    .map(([name, value]) => {
      const isChosen = typeof value === "string" && /^[a-z]{1,20}$/i.test(value) && !/^(dialog|step)$/.test(name);
      return isChosen ? `${name}=${value}` : name;
    })
    .sort()
    .join(",");

const pressable = ({ buttons }: View): string[] => buttons.flatMap((it) => ("button" in it ? [it.button] : []));
