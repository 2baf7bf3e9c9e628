import type { Card } from "../../dialogs/kit/card";
import {
  choiceOf,
  ledTo,
  type Choice,
  type Data,
  type Next,
  type StepContext,
  type Target,
} from "../../dialogs/kit/dialog";
import type { Happening, Obstacle } from "../../dialogs/kit/effects";
import type { Facts } from "../../dialogs/kit/facts";
import { inWordsOf, t, type Text } from "../../dialogs/kit/text";
import type { Output, TurnContext, Turned } from "./turnContext";
import { contextOf, frameAt, isAwaited, signInUnderWay, without } from "./frames";
import type { Frame, Chat } from "./chat";
import { dialogOf, stepOf, upToDate } from "./script";
import { stepContextOf } from "./stepContext";

const trailLimit = 20;
/** Limits how often `enter` may lead elsewhere. An endless loop is a programming error and must not hang a conversation. */
const hopLimit = 8;

/** The draft of a turn: a private copy of the chat that the turn changes step by step, and the outputs it collects. */
export class TurnDraft {
  readonly chat: Chat;
  readonly outputs: Output[] = [];
  private hops = 0;
  /** True while the current step led elsewhere without showing a card, so «back» must not lead to it. */
  private unseen = false;
  /** The stored frame could not be migrated to this version of the program. */
  dropped = false;
  /** The previous turn was already answered by asking its step again. */
  askedAgain = false;
  /** The person's text was left to the understanding and was not understood. */
  missed = false;

  constructor(
    chat: Chat,
    readonly context: TurnContext,
  ) {
    // The copy is as deep as a turn writes: frames in `trail` and `paused`, and all step data, are only ever replaced as a whole.
    const { frame, trail, paused } = chat;
    this.chat = { ...chat, frame: frame && { ...frame }, trail: [...trail], paused: { ...paused } };
  }

  result(): Turned {
    return { chat: this.chat, outputs: this.outputs, missed: this.missed };
  }

  /** Drops a frame that this version cannot migrate, and tells the person so. */
  bringUpToDate(): void {
    this.chat.trail = this.chat.trail.filter((it) => stepOf(this.context.script, it));
    this.dropped = this.chat.frame !== null && !this.migrateFrame();
    if (this.dropped) this.chat.frame = null;
    if (this.dropped) this.outputs.push({ kind: "say", notice: { text: t("problem.newVersion") } });
  }

  /** Migrates the current frame to this version; undefined if that is not possible, and the frame then stays as it is. */
  migrateFrame(): Frame | undefined {
    const frame = this.chat.frame && upToDate(this.context.script, this.chat.frame);
    if (frame) this.chat.frame = frame;
    return frame ?? undefined;
  }

  /** Puts a text before everything else this turn says, inside its first notice if it starts with one. */
  sayFirst(text: Text): void {
    const [first, ...rest] = this.outputs;
    const said = first?.kind === "say" && !first.notice.title ? first.notice : undefined;
    const texts = said ? [text, ...(Array.isArray(said.text) ? (said.text as Text[]) : [said.text as Text])] : [text];
    const before = said || !first ? rest : [first, ...rest];
    this.outputs.splice(0, this.outputs.length, { kind: "say", notice: { ...said, text: texts } }, ...before);
  }

  choose(choice: Pick<Choice<Data>, "then">, input: string): void {
    this.apply(ledTo(choice, { data: this.chat.frame?.data ?? {}, input, context: this.stepContext() }));
  }

  apply({ to, say = [], effects = [], noReturn, lang }: Next): void {
    if (lang) {
      this.chat.lang = lang;
      this.chat.langChosen = true;
    }
    for (const notice of say) this.outputs.push({ kind: "say", notice });
    if (noReturn) this.chat.trail = [];
    // The card of a new step is shown before its effects run, because their outcome belongs to that step.
    this.navigate(to, noReturn ?? false);
    const askId = this.chat.frame?.at ?? "";
    for (const effect of effects) this.outputs.push({ kind: "do", effect, askId });
  }

  private navigate(to: Target, noReturn: boolean): void {
    switch (to.kind) {
      case "step":
        return this.toStep(to.step, to.data ?? {}, noReturn);
      case "open":
        return this.open(to.dialog, to.data ?? {}, noReturn);
      case "resume":
        return this.resume(to.dialog, to.onward ?? false);
      case "back":
        return this.back();
      case "end":
        this.pause();
        this.chat.frame = null;
        this.chat.trail = [];
        return;
      case "stay":
        if (to.data && this.chat.frame) this.chat.frame.data = { ...this.chat.frame.data, ...to.data };
        if (!to.again) return;
        if (this.chat.frame) this.askAnew(this.chat.frame);
        else this.open("menu", {}, true);
    }
  }

  private toStep(step: string, data: Data, noReturn: boolean): void {
    const { frame } = this.chat;
    if (!frame) throw new Error(`«${step}» was led to from nowhere`);
    if (!noReturn) this.remember(frame);
    this.enter({ ...frame, step, data: { ...frame.data, ...data } });
  }

  private open(id: string, data: Data, noReturn: boolean): void {
    const dialog = dialogOf(this.context.script, id);
    // A forged button can name any dialog. For our own targets the tests make sure that they exist.
    if (!dialog?.data.safeParse(data).success) return this.open("menu", {}, noReturn);
    if ((dialog.needsAccount || id === "link") && !this.chat.signedIn) {
      const then = id === "link" ? data : { then: id, thenData: JSON.stringify(data) };
      // An open sign-in page keeps its link. A new one would invalidate the digits shown on that page.
      const underWay = signInUnderWay(this.chat, this.context.now);
      if (underWay) return this.backToSignIn(underWay, then);
      if (id !== "link") return this.open("link", then, noReturn);
    }
    this.pause();
    // After several side questions in a row, «back» leads to the step before the first of them.
    const isNext = id === "advice" && this.chat.frame?.dialog === id;
    if (this.chat.frame && !noReturn && !isNext) this.remember(this.chat.frame);
    if (id === "menu") this.chat.trail = [];
    this.enter(frameAt(dialog, dialog.first, data));
  }

  private backToSignIn(signIn: Frame, then: Data): void {
    const { frame, trail } = this.chat;
    if (frame !== signIn) {
      this.chat.trail = trail.filter((it) => it !== signIn);
      this.pause();
      if (frame) this.remember(frame);
    }
    this.enter({ ...signIn, data: { ...signIn.data, ...then } });
  }

  private resume(id: string, onward: boolean): void {
    const kept = this.chat.paused[id];
    const frame = kept && upToDate(this.context.script, kept);
    if (!frame) return this.open(id, {}, false);
    if (this.chat.frame) this.remember(this.chat.frame);
    const next = onward ? choiceOf(stepOf(this.context.script, frame)?.on ?? {}, "next") : undefined;
    if (!next) return this.enter(frame);
    this.chat.frame = { ...frame };
    this.chat.paused = without(this.chat.paused, id);
    this.choose(next, "");
  }

  private back(): void {
    const frame = this.chat.trail.pop();
    if (!frame) return this.open("menu", {}, true);
    this.pause();
    this.enter(frame);
  }

  private pause(): void {
    const { frame } = this.chat;
    if (!frame || this.unseen || stepOf(this.context.script, frame)?.over) return;
    if (!dialogOf(this.context.script, frame.dialog)?.resumable) return;
    // Advice for a step of a guide is not a place in the guide, so the step itself is what gets resumed.
    const isAdvice = choiceOf(stepOf(this.context.script, frame)?.on ?? {}, "again") !== undefined;
    const before = isAdvice ? this.chat.trail.findLast((it) => it.dialog === frame.dialog) : undefined;
    this.chat.paused[frame.dialog] = before ?? frame;
  }

  private remember(frame: Frame): void {
    const neverShown = this.unseen || isAwaited(frame);
    if (neverShown || stepOf(this.context.script, frame)?.passing) return;
    this.chat.trail = [...this.chat.trail, frame].slice(-trailLimit);
  }

  /** Enters a step under a new ask id: presses on its earlier cards no longer count as presses on this one. */
  enter(frame: Frame): void {
    const step = stepOf(this.context.script, frame);
    if (!step) throw new Error(`There is no step «${frame.dialog}.${frame.step}»`);
    const waiting = (step.reads?.length ?? 0) > 0;
    this.chat.frame = { ...frame, at: this.context.newAskId(), offered: [], waiting };
    this.chat.paused = without(this.chat.paused, frame.dialog);
    if (waiting) this.outputs.push({ kind: "read", facts: step.reads ?? [], askId: this.chat.frame.at });
    else this.ask({});
  }

  /** Asks the same step again. The ask id stays, because earlier cards and pending effects refer to it. */
  private askAnew(frame: Frame): void {
    const reads = stepOf(this.context.script, frame)?.reads ?? [];
    frame.waiting = reads.length > 0;
    if (frame.waiting) this.outputs.push({ kind: "read", facts: reads, askId: frame.at });
    else this.ask({});
  }

  /** Asks the current step once all its facts are known. `enter` may lead elsewhere instead. */
  ask(facts: Partial<Facts>): void {
    const { frame } = this.chat;
    const step = frame && stepOf(this.context.script, frame);
    if (!step) return;
    const standing = { data: frame.data, context: this.stepContext(facts) };
    const elsewhere = step.enter?.(standing);
    if (elsewhere) {
      if (++this.hops > hopLimit) throw new Error(`«${frame.dialog}.${frame.step}» leads in circles`);
      this.unseen = true;
      this.apply(elsewhere);
      this.unseen = false;
      return;
    }
    const card = step.ask(standing);
    frame.waiting = false;
    frame.offered = Object.keys(step.on);
    if (!card) return;
    frame.offered = [...(card.choices ?? Object.keys(step.on))];
    if (card.field && choiceOf(step.on, card.field.choice))
      frame.offered = [...new Set([...frame.offered, card.field.choice])];
    if (card.progress) frame.progress = card.progress.at;
    else delete frame.progress;
    this.outputs.push({ kind: "ask", card: this.withWayBack(card), frame: { ...frame } });
  }

  /** Adds a button that leads from a side question back to the step of the walkthrough it was asked at. */
  private withWayBack(card: Card): Card {
    const step = this.leftGuideStep();
    if (step === undefined) return card;
    const opens = [{ label: t("button.backToStep", { step }), dialog: "resumed" }];
    return { ...card, opens: [...(card.opens ?? []), ...opens] };
  }

  /** The number of the step at which a walkthrough was left for a side question; undefined if none was left. */
  readonly leftGuideStep = (): number | undefined => this.leftGuide()?.progress;

  /** The frame of a walkthrough that was left for a side question. */
  leftGuide(): Frame | undefined {
    const { trail, paused, frame } = this.chat;
    const from = trail.findLast(({ progress }) => progress !== undefined);
    if (!from || frame?.dialog === from.dialog || frame?.dialog === "menu") return undefined;
    return Object.hasOwn(paused, from.dialog) ? from : undefined;
  }

  /** Reports that USOS could not be asked, and offers to try the same step again. */
  askAgainLater(obstacle: Obstacle): void {
    const { frame } = this.chat;
    if (!frame) return;
    frame.offered = ["~again"];
    const text = [t(`obstacle.${obstacle.code}`), ...inWordsOf(obstacle.words)];
    const opens = [
      { label: t("button.menu"), dialog: "menu" },
      { label: t("button.human"), dialog: "escalate", data: contextOf(this.context.script, frame, obstacle.code) },
    ];
    this.outputs.push({ kind: "ask", card: { text, opens }, frame: { ...frame } });
  }

  stepContext(facts: Partial<Facts> = {}): StepContext {
    return stepContextOf(this.chat, this.context, this.leftGuideStep() !== undefined, facts);
  }

  /** Applies what a happening changes about the person, whether or not a step listens to it. */
  applyHappening(happening: Happening): void {
    if (happening.kind === "linked") {
      this.chat.account = happening.account;
      this.chat.signedIn = true;
      this.chat.firstName = happening.name;
    }
    const ticket = this.context.script.invitesWords(happening);
    if (ticket !== undefined) {
      this.chat.answering = ticket;
      // From now on «2» and «tak» are replies to the staff who have just written.
      delete this.chat.listed;
    }
    if (happening.kind === "linkDead" && happening.why !== "notConfirmed") this.endSignIns();
    if (happening.kind === "signedOutByUsos") this.signOut();
    if (happening.kind === "unlinked" || happening.kind === "unlinkedElsewhere") {
      this.signOut();
      delete this.chat.account;
      delete this.chat.firstName;
    }
  }

  /** Marks the links of all sign-ins in the trail as dead, whatever their expiry time. */
  private endSignIns(): void {
    this.chat.trail = this.chat.trail.map((it) =>
      it.dialog === "link" ? { ...it, data: { ...it.data, goodUntil: 0 } } : it,
    );
  }

  signOut(): void {
    this.chat.signedIn = false;
    this.chat.trail = [];
  }
}
