import { choiceOf, ledTo, type Choice, type Data, type Dialog, type Next, type Target } from "../../dialogs/kit/dialog";
import { t } from "../../dialogs/kit/text";
import { askAnew, enter } from "./asking";
import { noteInstalled } from "./cardKnown";
import type { Frame } from "./chat";
import { Draft, type Led } from "./draft";
import { frameAt, isAwaited, signInUnderWay, without } from "./frames";
import { dialogOf, stepOf, upToDate } from "./script";
import type { Turned } from "./turnContext";

/** Limits how often `enter` may lead elsewhere. An endless loop is a programming error and must not hang a conversation. */
const hopLimit = 8;
/** How many steps «back» can lead through. */
const trailLimit = 20;

/** The draft of a turn, with the operations by which an answer changes it. */
export class TurnDraft extends Draft {
  private hops = 0;
  /** The stored frame could not be migrated to this version of the program. */
  dropped = false;
  /** The previous turn was already answered by asking its step again. */
  askedAgain = false;
  /** The person's text was left to the understanding and was not understood. */
  missed = false;
  /** The text speaks of revoking, blocking, cancelling or hiding, so it shows no codes, whatever else it is taken for. */
  keepsCodesHidden = false;
  /** A text typed before that is still to be answered in this turn. */
  unheard: string | undefined;

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

  choose(choice: Pick<Choice<Data>, "then">, input: string): void {
    this.apply(ledTo(choice, { data: this.chat.frame?.data ?? {}, input, context: this.stepContext() }));
  }

  apply(next: Next): void {
    const { to, say = [], effects = [], noReturn, lang, hears } = this.keepsCodesHidden ? withoutCodes(next) : next;
    if (lang) {
      this.chat.lang = lang;
      this.chat.langChosen = true;
      this.introduces = true;
    }
    for (const notice of say) this.outputs.push({ kind: "say", notice });
    if (hears !== undefined && to.kind === "step") return this.standUnseen(to, hears);
    if (noReturn) this.chat.trail = [];
    // The card of a new step is shown before its effects run, because their outcome belongs to that step.
    this.follow(navigate(this, to, noReturn ?? false));
    const askId = this.chat.frame?.askId ?? "";
    for (const effect of effects) {
      if (effect.kind === "order.installed") noteInstalled(this.chat, effect.isDenied);
      this.outputs.push({ kind: "do", effect, askId });
    }
  }

  /** Stands at a step without showing its card, because a text is answered first. */
  private standUnseen({ step, data }: Extract<Target, { kind: "step" }>, hears: string): void {
    const { frame } = this.chat;
    this.chat.frame = frame && { ...frame, step, data: { ...frame.data, ...data } };
    this.unheard = hears;
  }

  /** Enters a step again, under a new ask id. */
  enter(frame: Frame): void {
    this.follow(enter(this, frame));
  }

  /** Applies where a step has led, until a card is shown. */
  follow(led: Led): void {
    if (!led) return;
    if (!led.isUnseen) return this.apply(led.next);
    const { frame } = this.chat;
    if (++this.hops > hopLimit) throw new Error(`«${frame?.dialog}.${frame?.step}» leads in circles`);
    this.unseen = true;
    this.apply(led.next);
    this.unseen = false;
  }

  result(): Turned {
    return { chat: this.chat, outputs: this.outputs, missed: this.missed };
  }
}

/** A move that shows the card where it would show the codes. */
function withoutCodes(next: Next): Next {
  const { to, effects = [] } = next;
  if (to.kind === "open" && to.dialog === "code") return { ...next, to: { kind: "open", dialog: "code" } };
  if (!effects.some(({ kind }) => kind === "secret.show")) return next;
  return {
    ...next,
    effects: effects.filter(({ kind }) => kind !== "secret.show"),
    to: { kind: "stay", again: true },
  };
}

/** Goes where an answer leads: to a step, into a dialog, back, or nowhere. `noReturn`: «back» does not lead here again. */
function navigate(draft: Draft, to: Target, noReturn: boolean): Led {
  const { chat } = draft;
  switch (to.kind) {
    case "step":
      return toStep(draft, to.step, to.data ?? {}, noReturn);
    case "open":
      return open(draft, to.dialog, to.data ?? {}, noReturn);
    case "resume":
      return resume(draft, to.dialog, to.onward ?? false);
    case "back":
      return back(draft);
    case "end":
      pause(draft);
      chat.frame = null;
      chat.trail = [];
      return undefined;
    case "stay":
      if (to.data && chat.frame) chat.frame.data = { ...chat.frame.data, ...to.data };
      if (!to.again) return undefined;
      return chat.frame ? askAnew(draft, chat.frame) : open(draft, "menu", {}, true);
  }
}

function toStep(draft: Draft, step: string, data: Data, noReturn: boolean): Led {
  const { frame } = draft.chat;
  if (!frame) throw new Error(`«${step}» was led to from nowhere`);
  if (!noReturn) remember(draft, frame);
  return enter(draft, { ...frame, step, data: { ...frame.data, ...data } });
}

function open(draft: Draft, id: string, data: Data, noReturn: boolean): Led {
  const { chat, context } = draft;
  const dialog = dialogOf(context.script, id);
  // A forged button can name any dialog. For our own targets the tests make sure that they exist.
  if (!dialog?.data.safeParse(data).success) return open(draft, "menu", {}, noReturn);
  if ((dialog.needsAccount || id === "link") && !chat.signedIn) {
    const then = id === "link" ? data : { then: id, thenData: JSON.stringify(data) };
    // An open sign-in page keeps its link. A new one would invalidate the digits shown on that page.
    const underWay = signInUnderWay(chat, context.now);
    if (underWay) return backToSignIn(draft, underWay, then);
    if (id !== "link") return open(draft, "link", then, noReturn);
  }
  pause(draft);
  // After several side questions in a row, «back» leads to the step before the first of them.
  const isNext = id === "advice" && chat.frame?.dialog === id;
  if (chat.frame && !noReturn && !isNext) remember(draft, chat.frame);
  if (id === "menu") chat.trail = [];
  return enter(draft, { ...frameAt(dialog, dialog.first, data), ...takenUp(draft, dialog, data) });
}

/** The place at which a dialog that was left unfinished is taken up instead of being begun again. */
function takenUp({ chat }: Draft, dialog: Dialog, data: Data): Pick<Frame, "step" | "data"> | undefined {
  const left = chat.trail.findLast((it) => it.dialog === dialog.id);
  const at = left && dialog.takenUp?.(left, data);
  if (at) chat.trail = chat.trail.filter((it) => it.dialog !== dialog.id);
  return at;
}

function backToSignIn(draft: Draft, signIn: Frame, then: Data): Led {
  const { chat } = draft;
  const { frame, trail } = chat;
  if (frame !== signIn) {
    chat.trail = trail.filter((it) => it !== signIn);
    pause(draft);
    if (frame) remember(draft, frame);
  }
  return enter(draft, { ...signIn, data: { ...signIn.data, ...then } });
}

function resume(draft: Draft, id: string, onward: boolean): Led {
  const { chat, context } = draft;
  const kept = chat.paused[id];
  const frame = kept && upToDate(context.script, kept);
  if (!frame) return open(draft, id, {}, false);
  if (chat.frame) remember(draft, chat.frame);
  const next = onward ? choiceOf(stepOf(context.script, frame)?.on ?? {}, "next") : undefined;
  if (!next) return enter(draft, frame);
  chat.frame = { ...frame };
  chat.paused = without(chat.paused, id);
  return { next: ledTo(next, { data: chat.frame.data, input: "", context: draft.stepContext() }), isUnseen: false };
}

function back(draft: Draft): Led {
  const frame = draft.chat.trail.pop();
  if (!frame) return open(draft, "menu", {}, true);
  pause(draft);
  const step = stepOf(draft.context.script, frame);
  const next = step?.returned?.({ data: frame.data, context: draft.stepContext() });
  if (!next) return enter(draft, frame);
  draft.chat.frame = { ...frame };
  return { next, isUnseen: true };
}

function pause({ chat, context: { script }, unseen }: Draft): void {
  const { frame } = chat;
  if (!frame || unseen || stepOf(script, frame)?.over) return;
  if (!dialogOf(script, frame.dialog)?.resumable) return;
  // Advice for a step of a guide is not a place in the guide, so the step itself is what gets resumed.
  const isAdvice = choiceOf(stepOf(script, frame)?.on ?? {}, "again") !== undefined;
  const before = isAdvice ? chat.trail.findLast((it) => it.dialog === frame.dialog) : undefined;
  chat.paused[frame.dialog] = before ?? frame;
}

function remember({ chat, context, unseen }: Draft, frame: Frame): void {
  const neverShown = unseen || isAwaited(frame);
  if (neverShown || stepOf(context.script, frame)?.passing) return;
  chat.trail = [...chat.trail, frame].slice(-trailLimit);
}
