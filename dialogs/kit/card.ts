import type { Text } from "./text";
import type { Votable } from "./vote";

/**
 * The state of a condition or of a timeline entry; `unsaid` means that USOS reveals nothing about a condition before an order is
 * placed.
 */
export type Mark = "met" | "unmet" | "unsaid" | "done" | "current" | "ahead";

export interface Fact {
  readonly name: Text;
  readonly value?: Text;
  readonly mark?: Mark;
}

/** A text field inside the card. Submitting it presses the step's choice of that name, with the typed text as its input. */
export interface Field {
  readonly choice: string;
  readonly label: Text;
  readonly placeholder?: Text;
  /** The initial value. */
  readonly value?: string;
  readonly multiline?: boolean;
  readonly digits?: number;
  /** Shown when the field is submitted empty or in the wrong format; a general sentence by default. */
  readonly missing?: Text;
  readonly maxLength: number;
}

/** A link out of the chat. Everything else a person can press comes from the step's `on`. */
export interface Link {
  readonly label: Text;
  /** An address, or one that stands in the catalog because staff may change it. */
  readonly url: string | Text;
  /** The link is optional reading, so it comes after the buttons. */
  readonly isAside?: true;
  /**
   * The link leads to the sign-in. A client that opens it itself receives the outcome; `inBrowser` is the label of the second way, which
   * opens the person's browser.
   */
  readonly signIn?: { readonly inBrowser: Text };
}

/** A drawing, with its description where that differs too. */
export interface Drawing {
  readonly name: string;
  readonly alt?: Text;
}

/**
 * The content of a step, before language and channel are known. `choices` selects and orders the buttons among the step's `on`;
 * without it, all of them are shown in their order.
 */
export interface Card {
  readonly title?: Text;
  readonly text: Text | readonly Text[];
  readonly facts?: readonly Fact[];
  /** A drawing in `dialogs/guide`, without its extension. */
  readonly image?: { readonly name: string; readonly alt: Text };
  readonly progress?: { readonly at: number; readonly of: number };
  readonly links?: readonly Link[];
  readonly choices?: readonly string[];
  /** The labels that the choices' `labelNow` give; they are set when the card is asked. */
  readonly labels?: Readonly<Record<string, Text>>;
  /** The most likely choice now. If given, it overrides the styles that the choices themselves declare. */
  readonly primary?: string | undefined;
  readonly field?: Field;
  /** Buttons that open other dialogs with their own data, for example one per listed ticket. */
  readonly opens?: readonly Opening[];
  readonly vote?: Votable;
  /** The order whose codes this message offers to show. Once they are gone, or shown in another message, it offers them no more. */
  readonly offersCodesOf?: string;
}

/** A text shown beside the step's own card: «sent», «that was an old button». Its buttons only navigate. */
export type Notice = Omit<Card, "choices" | "labels" | "field" | "primary">;

/** A button that opens a dialog from any card, at any later time. It changes nothing by itself. */
export interface Opening {
  readonly label: Text;
  readonly dialog: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly style?: ButtonStyle;
}

export type ButtonStyle = "primary" | "danger";

/** Returns the card unchanged; marks an object as a card for readers and for type checking. */
export const card = (it: Card): Card => it;
export const notice = (it: Notice): Notice => it;
