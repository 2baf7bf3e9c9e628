import type { Effect, Happening, Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import type { Text } from "../../dialogs/kit/text";
import type { Content } from "./ports";
import type { ReplyReading } from "../understanding";
import type { Understood } from "./heard";
import type { Frame, Chat } from "./chat";
import type { Script } from "./script";
import type { Card, Notice } from "../../dialogs/kit/card";

/** What a turn wants done, in order. */
export type Output =
  | { readonly kind: "ask"; readonly card: Card; readonly frame: Frame }
  | { readonly kind: "say"; readonly notice: Notice }
  | { readonly kind: "do"; readonly effect: Effect; readonly at: string }
  | { readonly kind: "read"; readonly facts: readonly FactName[]; readonly at: string };

/** What the engine takes in: something a person did, facts that came, or something that happened meanwhile. */
export type Input =
  | {
      readonly kind: "content";
      readonly content: Content;
      readonly understood?: Understood;
      /** The conversation went on while this was being thought about: it answers no question that came meanwhile. */
      readonly isOvertaken?: boolean;
      /** A PESEL was covered in what the person wrote. */
      readonly masked?: boolean;
    }
  | { readonly kind: "facts"; readonly at: string; readonly facts: Partial<Facts> | Obstacle }
  | { readonly kind: "happening"; readonly happening: Happening; readonly at?: string };

export interface TurnContext {
  readonly script: Script;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A fresh name for the next asking of a step. */
  readonly newAt: () => string;
  /** A text in every language. */
  readonly inAllLanguages: (text: Text) => readonly string[];
  /** What a text is to what stands on the screen. */
  readonly readReply: ReplyReading;
}

export interface Turned {
  readonly chat: Chat;
  readonly outputs: readonly Output[];
  /** What was typed was left to the understanding, and that could not tell: an answer that guesses, or that asks to say it otherwise. */
  readonly missed: boolean;
}
