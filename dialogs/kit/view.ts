import type { ButtonStyle, Mark } from "./card";
import type { Lang } from "./text";
import type { Votable } from "./vote";

/**
 * A card in one language, ready for a channel to render. Strings are plain text: a channel escapes them and never parses them. Only
 * paragraphs can have bold words (`bold.ts`).
 */
export interface View {
  readonly lang: Lang;
  readonly title?: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly {
    readonly name: string;
    readonly value: string;
    readonly mark?: Mark;
    /** The mark in words, for a screen reader. */
    readonly markLabel?: string;
  }[];
  /** `name` is the name of a drawing in `dialogs/guide`. */
  readonly image?: { readonly name: string; readonly alt: string };
  readonly progress?: { readonly at: number; readonly of: number; readonly label: string };
  readonly field?: {
    readonly button: string;
    readonly label: string;
    readonly placeholder?: string;
    readonly value?: string;
    readonly multiline: boolean;
    readonly digits?: number;
    readonly maxLength: number;
    readonly submit: string;
    /** Shown when the person submits nothing. */
    readonly missing: string;
  };
  readonly buttons: readonly ViewButton[];
  /** The student may say 👍 or 👎 to this message, beside its buttons. */
  readonly vote?: ViewVote;
  /** The order whose codes the message offers to show. */
  readonly offersCodesOf?: string;
}

/** The subject of a vote on a message, with what the turn has added so that the vote counts once and in time. */
export type ViewVote = Required<Pick<Votable, "id" | "askedAt">> & Votable;

export type ViewButton =
  | { readonly label: string; readonly button: string; readonly style?: ButtonStyle }
  | { readonly label: string; readonly url: string; readonly signIn?: { readonly inBrowser: string } };

/**
 * The QR and the activation code, which are as valuable as the document itself. They exist only in memory between USOS and the person's
 * screen, and are never stored, logged or queued.
 */
export interface SecretView {
  /** A PNG of the QR code, dark on white with a quiet zone. */
  readonly qrPng: Buffer;
  readonly qrAlt: string;
  /** The content of the QR code, for people who cannot scan it (chat and mObywatel on one phone). */
  readonly qrText: string;
  readonly qrTextLabel: string;
  readonly code: string;
  readonly codeLabel: string;
  /** The labels of the two «copy» buttons that a channel may show. */
  readonly copyLabel: string;
  readonly copiedLabel: string;
}
