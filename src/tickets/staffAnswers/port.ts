import type { Lang } from "../../../dialogs/kit/text";

/** An answer that staff can choose. */
export interface Offered {
  readonly name: string;
  readonly title: string;
  /** How often it was sent in the last weeks. */
  readonly uses: number;
}

/** An answer as the student of a ticket would read it. A value that is not known is named in brackets: «[data ważności]». */
export interface Filled {
  readonly text: string;
  readonly lang: Lang;
}

/** The text that staff wrote, with every answer in the place of its name. */
export type Written =
  | { readonly ok: true; readonly text: string; readonly names: readonly string[] }
  /** It names answers that there are none of. */
  | { readonly ok: false; readonly why: "noAnswer"; readonly unknown: readonly Unknown[] }
  /** Values are missing in it, which staff are to fill in or to remove. */
  | { readonly ok: false; readonly why: "blanks"; readonly blanks: readonly string[]; readonly text: string };

export interface Unknown {
  readonly name: string;
  /** The names that may have been meant. */
  readonly near: readonly string[];
}

/** The answers that staff have ready to send. */
export interface StaffAnswers {
  /** All of them, those about what the student wrote first. Empty if there is no such ticket. */
  offered(ticket: string, lang: Lang): Promise<readonly Offered[]>;
  /** Undefined if the ticket or the answer is gone. */
  filled(ticket: string, name: string): Promise<Filled | undefined>;
  /** The language in which the student of a ticket reads now; undefined if the ticket is gone. */
  langOf(ticket: string): Promise<Lang | undefined>;
  /** Puts answers in the place of lines that are nothing but a name (`#nowy-telefon`), and looks for missing values. */
  written(ticket: string, text: string): Promise<Written>;
  /** The values that are missing in a text, as they stand there: «[imię]». */
  blanks(text: string): readonly string[];
  /** Tells staff why nothing was sent, and what to do. */
  explain(written: Exclude<Written, { ok: true }>, lang: Lang): string;
  /** Counts the answers of which something is left in a text that was sent. */
  count(ticket: string, names: readonly string[], text: string): Promise<void>;
}
