import type { CardState } from "./cardState";
import type { Text } from "./text";

/** An intent of the student's that a dialog answers. */
export interface Intent {
  /** A short English description for a language model; left out if the intent is detected by a rule instead of learned from phrases. */
  readonly gloss?: string;
  /** Misreading a text as this intent would cost the student a card, a session or their data, so it needs more evidence. */
  readonly isCostly?: boolean;
  /** The button label when the intent is one of several guesses; the dialog's `button` by default. */
  readonly label?: Text;
  readonly data?: Readonly<Record<string, string>>;
}
export type Intents = Readonly<Record<string, Intent>>;

/** A button in the menu. */
export type MenuPlace = AnywayOrByState & {
  readonly page: "main" | "more";
  /** The name of the choice, which buttons on old cards carry; the dialog's id by default. */
  readonly choice?: string;
  /** The button label; the dialog's `button` by default. */
  readonly label?: Text;
  /** The data that the dialog is opened with. */
  readonly data?: Readonly<Record<string, string>>;
};

/**
 * Sort key of the button within its page, whose first button is the primary one: either one key, for everybody the button is
 * shown to, or one for each state of the card in which it can do something.
 */
type AnywayOrByState =
  | { readonly to: "everybody" | "signedIn" | "signedOut"; readonly at: number }
  | { readonly at: MenuOrder; readonly to?: undefined };

export type MenuOrder = Readonly<Partial<Record<Standing, number>>>;

/**
 * The state of the card as far as the menu knows it without asking USOS. `refused`: there is none, and USOS refused an order when it was
 * last asked.
 */
export type Standing = CardState | "signedOut" | "refused";
