import { backTo } from "../../dialogs/kit/backTo";
import type { Opening } from "../../dialogs/kit/card";
import type { Next, StepContext } from "../../dialogs/kit/dialog";
import type { Facts } from "../../dialogs/kit/facts";
import { t, textsOf, type Text } from "../../dialogs/kit/text";
import type { Frame, Chat } from "./chat";
import { stepContextOf } from "./stepContext";
import type { Output, TurnContext } from "./turnContext";

/** The move of a step that showed no card of its own; undefined if it showed one. */
export type Led = { readonly next: Next; readonly isUnseen: boolean } | undefined;

/** The changes that a turn makes: a private copy of the chat, and the outputs it collects. */
export class Draft {
  readonly chat: Chat;
  readonly outputs: Output[] = [];
  /** True while the current step led elsewhere without showing a card, so «back» must not lead to it. */
  unseen = false;
  /** The person has just opened the chat or chosen another language, so a greeting says again what the assistant is. */
  introduces = false;

  constructor(
    chat: Chat,
    readonly context: TurnContext,
  ) {
    // The copy is as deep as a turn writes: frames in `trail` and `paused`, and all step data, are only ever replaced as a whole.
    const { frame, trail, paused } = chat;
    this.chat = { ...chat, frame: frame && { ...frame }, trail: [...trail], paused: { ...paused } };
  }

  /** Puts a text before everything else this turn says, inside its first notice if it starts with one. */
  sayFirst(text: Text): void {
    const [first, ...rest] = this.outputs;
    const said = first?.kind === "say" && !first.notice.title ? first.notice : undefined;
    const texts = said ? [text, ...textsOf(said)] : [text];
    const before = said || !first ? rest : [first, ...rest];
    this.outputs.splice(0, this.outputs.length, { kind: "say", notice: { ...said, text: texts } }, ...before);
  }

  stepContext(facts: Partial<Facts> = {}): StepContext {
    const isAside = this.leftGuideStep() !== undefined;
    return stepContextOf(this.chat, this.context, { isAside, introduces: this.introduces }, facts);
  }

  /** The number of the step at which a walkthrough was left for a side question; undefined if none was left. */
  readonly leftGuideStep = (): number | undefined => this.leftGuide()?.progress;

  /**
   * The button that leads back to the walkthrough that was left for a side question. It names the step only if the walkthrough is resumed at
   * one, and not at a question between two steps.
   */
  wayBackToGuide(): Opening | undefined {
    const from = this.leftGuide();
    if (!from) return undefined;
    const step = this.chat.paused[from.dialog]?.progress;
    return { label: step === undefined ? backTo(from) : t("button.backToStep", { step }), dialog: "resumed" };
  }

  /** The frame of a walkthrough that was left for a side question. */
  leftGuide(): Frame | undefined {
    const { trail, paused, frame } = this.chat;
    const from = trail.findLast(({ progress }) => progress !== undefined);
    if (!from || frame?.dialog === from.dialog || frame?.dialog === "menu") return undefined;
    return Object.hasOwn(paused, from.dialog) ? from : undefined;
  }
}
