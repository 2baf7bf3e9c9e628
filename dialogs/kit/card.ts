import type { Text } from "./text";

/** Whether a condition holds; «unsaid» when USOS gives no answer. */
export type Mark = "met" | "unmet" | "unsaid" | "done" | "current" | "ahead";

export interface Fact {
  readonly name: Text;
  readonly value?: Text;
  readonly mark?: Mark;
}

/** A text field inside the card. Submitting it presses the step's choice of that name with what was typed. */
export interface Field {
  readonly choice: string;
  readonly label: Text;
  readonly placeholder?: Text;
  /** What stands in it to begin with. */
  readonly value?: string;
  readonly multiline?: boolean;
  readonly digits?: number;
  /** Said when nothing, or something of another form, is submitted; a common sentence unless given. */
  readonly missing?: Text;
  readonly maxLength: number;
}

/** A link out of the chat. Everything else a person can press comes from the step's `on`. */
export interface Link {
  readonly label: Text;
  readonly url: string;
  /** Leads to the sign-in. A client that opens it itself is handed the outcome; its second way is the person's browser. */
  readonly signIn?: { readonly inBrowser: Text };
}

/**
 * What the assistant says at one step, before language and channel are known. `choices` narrows and orders the buttons
 * to some of the step's `on`; left out, all of them are shown in their order.
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
  readonly field?: Field;
  /** Buttons that lead to other dialogs with data of their own: one for each listed ticket, say. */
  readonly opens?: readonly Opening[];
}

/** A text said in passing, beside the step's own card: «sent», «that was an old button». Its buttons only navigate. */
export type Notice = Omit<Card, "choices" | "field">;

/** A button that opens a dialog from anywhere, at any later time. It can change nothing by itself. */
export interface Opening {
  readonly label: Text;
  readonly dialog: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly style?: ButtonStyle;
}

export type ButtonStyle = "primary" | "danger";

/** Marks an object as a card; only for reading. */
export const card = (it: Card): Card => it;
export const notice = (it: Notice): Notice => it;
