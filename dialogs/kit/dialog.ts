import type { z } from "zod";
import type { ButtonStyle, Card, Notice, Opening } from "./card";
import type { Effect, Happening, HappeningKind, HappeningOf } from "./effects";
import type { Intents, MenuPlace } from "./entries";
import type { FactName, Facts } from "./facts";
import type { Institution } from "./institution";
import type { Reply, Situation } from "./replies";
import type { Lang, Text } from "./text";

export type Data = Readonly<Record<string, unknown>>;

/** What the operator does with what people type, beyond what is needed to answer. People are told. */
export interface Practice {
  /** For how many days messages that were not understood are kept; 0: not at all. */
  readonly missedKeptDays: number;
  /** Whether a language model of the university is asked about them. */
  readonly asksModel: boolean;
}

/** What a step may look at besides its own data. */
export interface StepContext {
  readonly institution: Institution;
  readonly practice: Practice;
  readonly lang: Lang;
  /** The student's first name once linked. */
  readonly name: string | null;
  readonly linked: boolean;
  /** Something was asked before this, and still waits for an answer. */
  readonly leftQuestion: boolean;
  /** What people call the place at which somebody was; undefined where it has no name. */
  placeOf(dialog: string, step?: string): Text | undefined;
  /** Dialogs left half-way that can be taken up again. */
  readonly resumable: readonly { readonly dialog: string; readonly step: string }[];
  /** Where an intent leads; undefined when it opens nothing. */
  opening(intent: string): Opening | undefined;
  /** A fact the step declared in `reads`. Reading an undeclared one is a programming fault. */
  fact<K extends FactName>(name: K): Facts[K];
}

/** Where a move leads. `stay` keeps the step, merges `data` into the dialog's, and says the card again only when `again` is set. */
export type Target =
  | { readonly kind: "step"; readonly step: string; readonly data?: Data }
  | { readonly kind: "open"; readonly dialog: string; readonly data?: Data }
  /** `onward` takes the step it was left at for done. */
  | { readonly kind: "resume"; readonly dialog: string; readonly onward?: boolean }
  | { readonly kind: "stay"; readonly again: boolean; readonly data?: Data }
  | { readonly kind: "back" }
  | { readonly kind: "end" };

export interface Next {
  readonly to: Target;
  readonly say?: readonly Notice[];
  readonly effects?: readonly Effect[];
  /** The world changed: «back» must not lead to before this. */
  readonly noReturn?: boolean;
  /** The person's language from here on. */
  readonly lang?: Lang;
}

type Extras = Omit<Next, "to">;

/** On to another step of this dialog; `data` is merged into the dialog's data. */
export const go = (step: string, data?: Data, extras: Extras = {}): Next => ({
  to: data ? { kind: "step", step, data } : { kind: "step", step },
  ...extras,
});

/** Into another dialog, from its first step. */
export const open = (dialog: string, data?: Data, extras: Extras = {}): Next => ({
  to: data ? { kind: "open", dialog, data } : { kind: "open", dialog },
  ...extras,
});

/** Back into a dialog that was left half-way. */
export const resume = (dialog: string): Next => ({ to: { kind: "resume", dialog } });

/** Back into a dialog that was left half-way, whose step has meanwhile been done. */
export const resumeOnward = (dialog: string): Next => ({ to: { kind: "resume", dialog, onward: true } });

/** Back into the dialog that was left half-way last; to the menu when there is none. */
export function resumeLast({ resumable }: StepContext): Next {
  const last = resumable.at(-1);
  return last ? resume(last.dialog) : open("menu");
}

/** Remain where we are, doing something. */
export const stay = (extras: Extras = {}, again = false): Next => ({ to: { kind: "stay", again }, ...extras });

/** Remain where we are, doing something that the dialog's data remember. */
export const stayKnowing = (data: Data, extras: Extras = {}): Next => ({
  to: { kind: "stay", again: false, data },
  ...extras,
});

export const back = (): Next => ({ to: { kind: "back" } });

/** The dialog is over; the conversation rests. */
export const end = (extras: Extras = {}): Next => ({ to: { kind: "end" }, ...extras });

/** A button of a step. The label is `button.<choice>` unless given. */
export interface Choice<D> {
  readonly label?: Text;
  /** What else people type for it, in one text with « | » between the phrases. */
  readonly said?: Text;
  readonly style?: ButtonStyle;
  /** Has an effect that cannot be taken back, or costs the student something: only a press does it, never typed text. */
  readonly pressOnly?: boolean;
  /** Has no button here: only words choose it. */
  readonly typedOnly?: boolean;
  /**
   * It can be taken back, so that typing its very name is as good as pressing it. So is a text in which it is plainly asked for
   * (`asked`: «zamawiam»), and a yes that names it (`named`: «sure, put the order in»). «Tak» or «1» is not.
   */
  readonly sayable?: { readonly asked: RegExp; readonly named: RegExp };
  /** What it leads to where its name is only a part of what was typed. */
  readonly inPassing?: Next;
  readonly then: Next | ((chosen: Chosen<D>) => Next);
  /**
   * What the form of an earlier card means when it is sent after the conversation has gone on; `here` is where that stands, if it is in
   * this dialog still. Without it such a form is refused as an old button is.
   */
  readonly late?: (input: string, here: Here<D> | undefined) => Next;
}

export interface Here<D> {
  readonly step: string;
  readonly data: D;
}

/** A step that somebody is at. */
export interface Standing<D> {
  readonly data: D;
  readonly context: StepContext;
}

/** A choice that was taken. */
export interface Chosen<D> {
  readonly data: D;
  /** What was typed into the choice's field; empty where it has none. */
  readonly input: string;
  readonly context: StepContext;
}

export type On<D> = Readonly<Record<string, Next | ((chosen: Chosen<D>) => Next) | Choice<D>>>;

/** What a typed text wants, beside being words; left out where that is nothing that is known. */
export interface TextIntent {
  /** What it surely wants. */
  readonly intent?: string;
  /** What it may want, where that is not sure. */
  readonly likely?: string;
  /** What it may want, the likeliest first, where nothing is likely. */
  readonly guesses?: readonly string[];
  /** What it may be to what stands on the screen, where that was not sure enough to act upon. */
  readonly reply?: Reply;
  /** Whether what it is to what stands on the screen is sure. */
  readonly isSure?: boolean;
  /** Whether it surely says that the step of a walkthrough is done that was left for what stands on the screen. */
  readonly isDoneInGuide?: boolean;
}

/** A text that was typed at a step. */
export interface Typed<D> {
  readonly text: string;
  readonly data: D;
  readonly context: StepContext;
  readonly heard: TextIntent;
}

/** Something that became of an effect, or happened by itself, while a step stood. */
export interface Happened<D, K extends HappeningKind = HappeningKind> {
  readonly data: D;
  readonly happening: HappeningOf<K>;
  readonly context: StepContext;
}

/** What typed words lead to that are a reply to what stands on the screen. A reply that is left out is understood as anywhere else. */
export interface RepliesTo<D> {
  readonly situation: Situation;
  /** A string names a choice of the step; undefined as an answer is the same as a reply that is left out. */
  readonly on: {
    readonly [K in Reply]?: string | Next | ((typed: Typed<D>) => Next | undefined);
  };
}

export interface Step<D> {
  /** Facts to be resolved before `enter` and `ask`. While USOS is asked, the chat shows that the assistant is typing. */
  readonly reads?: readonly FactName[];
  /** Looks at the facts and may lead elsewhere instead of asking. */
  readonly enter?: (at: Standing<D>) => Next | undefined;
  /** Null says nothing: the outcome of an effect will speak in a moment, and the chat shows that somebody is typing. */
  readonly ask: (at: Standing<D>) => Card | null;
  readonly on: On<D>;
  /** Takes typed text that is not a command. Without it, and where it answers undefined, text is understood as an intent. */
  readonly text?: (typed: Typed<D>) => Next | undefined;
  /** Where typed words are rather a reply to this step than a wish of their own. */
  readonly replies?: RepliesTo<D> | ((data: D) => RepliesTo<D>);
  /** Text is taken also while the facts of its card are on their way: people write in pieces, faster than USOS answers. */
  readonly takesTextAtOnce?: boolean;
  /** The name under which those who help know it, where that is not the step's own. */
  readonly place?: (data: D) => string;
  /** What «jednak nie» is answered with, where leaving would sound as if what was set in motion were called off. */
  readonly undo?: Next;
  /** An answer about what has to be done elsewhere first: that it is done may be said here. */
  readonly isPreparation?: (data: D) => boolean;
  /** A step of a walkthrough for which something elsewhere may have to be done first. */
  readonly needsPreparation?: boolean;
  /** Only says that something is being done: the outcome leads on, so «back» never leads here. */
  readonly passing?: boolean;
  /** The dialog has reached its goal here: left now, it is not taken up again. */
  readonly over?: boolean;
  /** What it keeps in mind of something that happened elsewhere while it stood; that is told as ever. */
  readonly remembers?: (happening: Happening) => Data | undefined;
  readonly onHappening?: {
    readonly [K in HappeningKind]?: (happened: Happened<D, K>) => Next;
  };
}

export interface Dialog<S extends z.ZodType<Data> = z.ZodType<Data>> {
  readonly id: string;
  readonly version: number;
  readonly first: string;
  readonly data: S;
  /** What it is called where support is told where somebody was; left out, nothing is said of it. */
  readonly title?: Text;
  /** Steps of a walkthrough by what its texts call them: there support is told the step as well. */
  readonly stops?: readonly string[];
  /** The label of a button that opens it. */
  readonly button?: Text;
  /** What typed words open it, by the names that the phrases have. */
  readonly intents?: Intents;
  readonly inMenu?: readonly MenuPlace[];
  /** The dialog needs a linked USOS account; the engine sends the student through signing in first, then here. */
  readonly needsAccount?: boolean;
  /** Left half-way, it can be taken up again from the menu. */
  readonly resumable?: boolean;
  /** Brings an older conversation's step and data to this version; undefined when that is not possible. */
  readonly migrate?: (
    version: number,
    step: string,
    data: Data,
  ) => { readonly step: string; readonly data: Data } | undefined;
  readonly steps: Readonly<Record<string, Step<z.infer<S>>>>;
}

/** A dialog of which the names of its intents are known when it is compiled. */
type Declared<I> = Omit<Dialog, "intents"> & { readonly intents?: I };

/** Declares a dialog; the types of `data` flow into every step. */
export function dialog<S extends z.ZodType<Data>, const I extends Intents = Intents>(
  definition: Omit<Dialog<S>, "intents"> & { readonly intents?: I },
): Declared<I>;
export function dialog(definition: Dialog): Dialog {
  return definition;
}

/** A step's choice in its full form. */
export function choiceOf<D>(on: On<D>, name: string): Choice<D> | undefined {
  const entry = Object.hasOwn(on, name) ? on[name] : undefined;
  if (entry === undefined) return undefined;
  return typeof entry === "function" || "to" in entry ? { then: entry } : entry;
}

/** Where a choice leads as its dialog stands. */
export const ledTo = <D>({ then }: Pick<Choice<D>, "then">, chosen: Chosen<D>): Next =>
  typeof then === "function" ? then(chosen) : then;

/** The likeliest thing a text wants; undefined where nothing is known of it. */
export const likeliestOf = ({ intent, likely, guesses = [] }: TextIntent): string | undefined =>
  intent ?? likely ?? guesses[0];

/** What typed words lead to at a step, as its dialog stands. */
export const repliesTo = <D>({ replies }: Step<D>, data: D): RepliesTo<D> | undefined =>
  typeof replies === "function" ? replies(data) : replies;

/** What a step does on hearing of something; undefined when it does not listen. */
export function listenerOf<D>(step: Step<D>, happening: Happening): ((happened: Happened<D>) => Next) | undefined {
  return step.onHappening?.[happening.kind] as ((happened: Happened<D>) => Next) | undefined;
}
