import type { Effect, Happening, Obstacle } from "../../dialogs/kit/effects";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import type { Text } from "../../dialogs/kit/text";
import type { Content } from "./ports";
import type { Ranking, ReplyReading, Understood } from "../understanding";
import type { Frame, Chat } from "./chat";
import type { Script } from "./script";
import type { Card, Notice } from "../../dialogs/kit/card";

/** Something that a turn wants done; outputs are performed in order. */
export type Output =
  | { readonly kind: "ask"; readonly card: Card; readonly frame: Frame }
  | { readonly kind: "say"; readonly notice: Notice }
  | { readonly kind: "do"; readonly effect: Effect; readonly askId: string }
  | { readonly kind: "read"; readonly facts: readonly FactName[]; readonly askId: string };

/** The input of a turn: something a person did, facts that arrived, or something that happened meanwhile. */
export type Input =
  | {
      readonly kind: "content";
      readonly content: Content;
      readonly understood?: Understood;
      /** The conversation moved on while this text was being interpreted, so the text does not answer the current question. */
      readonly isOvertaken?: boolean;
      /** Something that looks like a PESEL was masked in what the person wrote. */
      readonly masked?: boolean;
    }
  | { readonly kind: "facts"; readonly askId: string; readonly facts: Partial<Facts> | Obstacle }
  | { readonly kind: "happening"; readonly happening: Happening; readonly askId?: string };

export interface TurnContext {
  readonly script: Script;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The banner that cards depending on USOS show first, while USOS has a problem or planned maintenance. */
  readonly banner?: Text | undefined;
  /** Creates a fresh ask id. */
  readonly newAskId: () => string;
  /** Formats a text in every language. */
  readonly inAllLanguages: (text: Text) => readonly string[];
  /** Understands a part of what a person wrote, such as the question beside a report. */
  readonly understand: (text: string) => Understood;
  /** Classifies a text as a reply to the card on the screen. */
  readonly readReply: ReplyReading;
  /** How likely each intent is for a text on its own. */
  readonly rank: Ranking;
}

export interface Turned {
  readonly chat: Chat;
  readonly outputs: readonly Output[];
  /** Whether the text was left to the understanding and not understood. The answer then offers guesses or asks the person to rephrase. */
  readonly missed: boolean;
}
