import type { ButtonStyle } from "./card";
import type { Text } from "./text";

/** What somebody may want that a dialog is the answer to. */
export interface Intent {
  /** In a few words of English, for a language model; left out where it is told by a rule and not learnt from phrases. */
  readonly gloss?: string;
  /** Taken for it by mistake, a text costs the student a card, a session or their data: more evidence is wanted. */
  readonly isCostly?: boolean;
  /** Offers it where it is one of several guesses; the dialog's own `button` when left out. */
  readonly label?: Text;
  readonly data?: Readonly<Record<string, string>>;
}
export type Intents = Readonly<Record<string, Intent>>;

/** A button in the menu. */
export interface MenuPlace {
  readonly page: "main" | "more";
  readonly to: "everybody" | "signedIn" | "signedOut";
  /** Those of a page stand in the order of these numbers. */
  readonly at: number;
  readonly style?: ButtonStyle;
  /** The name of the choice, which old cards carry; the dialog's id when left out. */
  readonly choice?: string;
  /** The dialog's own `button` when left out. */
  readonly label?: Text;
}
