import type { Lang, Text } from "../../dialogs/kit/text";
import type { Catalog } from "../conversation/catalog";

/** The part of a member of the staff that the texts need to know. */
export interface Editor {
  /** Where they signed in and as whom; the audit log and the versions record it. */
  readonly id: string;
  readonly name: string;
  /** An editor may save drafts; a publisher may also publish and revert; a viewer may only look. */
  readonly role: "viewer" | "editor" | "publisher";
}

/** Where a text stands, which decides how long it may be. */
export type TextPlace = "button" | "title" | "formTitle" | "hint" | "text" | "letter" | "source" | "day";

/** How a text uses a value: `{name}`, a choice by number or by word, or a format of ICU's own (which no text of ours uses). */
export interface Placeholder {
  readonly name: string;
  readonly kind: "value" | "plural" | "select" | "format";
  /** The branches of a `select`; none for the other kinds. */
  readonly branches: readonly string[];
}

/** Why a text cannot be used, or why something was not done: a sentence for the staff, in the language in which it is said. */
export interface Refusal {
  readonly code: string;
  readonly says: Text;
}

/** The author of an act and its time, in milliseconds since the epoch. */
export interface Stamp {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
}

export interface Draft extends Stamp {
  readonly text: string;
  /** The release has another text now than when the draft was written. */
  readonly hasShippedChanged: boolean;
}

export interface Version extends Stamp {
  /** 1, 2, 3, … for each text and language. */
  readonly number: number;
  readonly before: string;
  readonly after: string;
  /** How the version came about: a draft was published, or an earlier version or the shipped text was restored. */
  readonly how: "published" | "reverted" | "shipped";
}

/** A text in one language. */
export interface TextIn {
  readonly lang: Lang;
  /** The text of this release. */
  readonly shipped: string;
  /** The published text that is used instead; undefined if the shipped one is used. */
  readonly override: string | undefined;
  /** The release has another text now than when the override was published. */
  readonly hasShippedChanged: boolean;
  /** Why the override is not used although it is published; undefined if it is used, or if there is none. */
  readonly unused: Refusal | undefined;
  readonly draft: Draft | undefined;
  /** The newest first. */
  readonly versions: readonly Version[];
  /** To be handed back with a change, so that two members of the staff cannot overwrite each other's work unnoticed; 0 at first. */
  readonly rev: number;
}

/** A text that staff may edit, in all languages. */
export interface TextEntry {
  readonly key: string;
  readonly place: TextPlace;
  /** The number of characters that a reader may see at most. */
  readonly most: number;
  readonly placeholders: readonly Placeholder[];
  readonly texts: Readonly<Record<Lang, TextIn>>;
  /** The languages in which it is edited: one for a source or its day. */
  readonly languages: readonly Lang[];
  /** The keys of an answer's source and its day; for one of these, the key of the other, and those of the answers that name it. */
  readonly related: readonly string[];
}

export interface ListFilter {
  /** Searches and shows this language alone. */
  readonly lang?: Lang | undefined;
  /** Words that stand in the key or in the text, whatever their case and accents. */
  readonly search?: string | undefined;
  /** Only texts with a draft or an override. */
  readonly changedOnly?: boolean | undefined;
}

/** The text that a change is about, and the `rev` that the member of the staff had before their eyes. */
export interface Target {
  readonly key: string;
  readonly lang: Lang;
  readonly rev: number;
}

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A file of the repository with the published texts in it. */
export interface ExportedFile {
  /** Below the repository's root: `dialogs/locales/pl.yaml`. */
  readonly path: string;
  readonly yaml: string;
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  /** The same as a patch for `git apply`, which fits even if the repository has moved on elsewhere in the files. */
  readonly patch: string;
  /** Texts, as in `pl:menu.order`, whose file is not here: an institution's own answer, where its file is kept elsewhere. */
  readonly unplaced: readonly string[];
}

/** The staff's means of editing the texts. Nothing here needs a restart; what is published reaches all processes within seconds. */
export interface TextsDesk {
  /** The editable texts, in the order of the files. */
  list(filter?: ListFilter): Promise<readonly TextEntry[]>;
  /** Undefined if there is no such text, or if it cannot be edited. */
  entry(key: string): Promise<TextEntry | undefined>;
  /** The reasons why a text is refused in this place; empty if it can be published. */
  check(key: string, lang: Lang, text: string): readonly Refusal[];
  /** Saves a draft, also one that does not pass the checks yet. */
  saveDraft(by: Editor, target: Target, text: string): Promise<Outcome>;
  discardDraft(by: Editor, target: Target): Promise<Outcome>;
  /** Publishes the drafts of these texts in one commit: all of them, or none. */
  publish(by: Editor, targets: readonly Target[]): Promise<Outcome>;
  /** Makes a version's text, or the shipped one, the published text again. */
  revert(by: Editor, target: Target, to: number | "shipped"): Promise<Outcome>;
  /** The texts as published, except for these: for a preview. */
  preview(edits: readonly { readonly key: string; readonly lang: Lang; readonly text: string }[]): Catalog;
  export(): Promise<Exported>;
}
