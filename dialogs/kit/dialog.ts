import type { z } from "zod";
import type { ButtonStyle, Card, Link, Notice, Opening } from "./card";
import type { Effect, Happening, HappeningKind, HappeningOf } from "./effects";
import type { Intents, MenuPlace } from "./entries";
import type { FactName } from "./facts";
import type { Institution } from "./institution";
import type { Milestone } from "./milestones";
import type { Reply, Situation } from "./replies";
import type { StepContext } from "./stepContext";
import type { TakenUp } from "./takenUp";
import type { Lang, Text } from "./text";
import type { TextIntent } from "./textIntent";

export type { StepContext } from "./stepContext";
export { likeliestOf, type TextIntent } from "./textIntent";

export type Data = Readonly<Record<string, unknown>>;

/** The target of a move. `stay` keeps the step and merges `data` into the dialog's data; only `again` shows the card again. */
export type Target =
  | { readonly kind: "step"; readonly step: string; readonly data?: Data }
  | { readonly kind: "open"; readonly dialog: string; readonly data?: Data }
  /** `onward` treats the step at which the dialog was left as done. */
  | { readonly kind: "resume"; readonly dialog: string; readonly onward?: boolean }
  | { readonly kind: "stay"; readonly again: boolean; readonly data?: Data }
  | { readonly kind: "back" }
  | { readonly kind: "end" };

export interface Next {
  readonly to: Target;
  readonly say?: readonly Notice[];
  readonly effects?: readonly Effect[];
  /** The move changed something outside the conversation, so «back» must not lead to before it. */
  readonly noReturn?: boolean;
  /** Sets the person's language from now on. */
  readonly lang?: Lang;
  /**
   * A text typed before, which was meant for the assistant: it is answered as anywhere else. The step that the move leads to is shown only if the
   * answer opens nothing.
   */
  readonly hears?: string;
}

type Extras = Omit<Next, "to">;

/** Goes to another step of this dialog; `data` is merged into the dialog's data. */
export const go = (step: string, data?: Data, extras: Extras = {}): Next => ({
  to: data ? { kind: "step", step, data } : { kind: "step", step },
  ...extras,
});

/** Opens another dialog at its first step. */
export const open = (dialog: string, data?: Data, extras: Extras = {}): Next => ({
  to: data ? { kind: "open", dialog, data } : { kind: "open", dialog },
  ...extras,
});

/** Resumes a dialog that was left half-way. */
export const resume = (dialog: string): Next => ({ to: { kind: "resume", dialog } });

/** Resumes a dialog that was left half-way and treats the step at which it was left as done. */
export const resumeOnward = (dialog: string): Next => ({ to: { kind: "resume", dialog, onward: true } });

/** Resumes the dialog that was left half-way last, or opens the menu if there is none. */
export function resumeLast({ resumable }: StepContext): Next {
  const last = resumable.at(-1);
  return last ? resume(last.dialog) : open("menu");
}

/** Stays at the current step and performs the extras. */
export const stay = (extras: Extras = {}, again = false): Next => ({ to: { kind: "stay", again }, ...extras });

/** Stays at the current step, performs the extras, and merges `data` into the dialog's data. */
export const stayKnowing = (data: Data, extras: Extras = {}): Next => ({
  to: { kind: "stay", again: false, data },
  ...extras,
});

export const back = (): Next => ({ to: { kind: "back" } });

/** Ends the dialog; no question is open afterwards. */
export const end = (extras: Extras = {}): Next => ({ to: { kind: "end" }, ...extras });

/** A button of a step. Its label is `button.<choice>` by default. */
export interface Choice<D> {
  readonly label?: Text;
  /** A label that depends on the conversation; undefined if the usual one fits. */
  readonly labelNow?: (context: StepContext) => Text | undefined;
  /** Other phrases people type for it, in one text separated by « | ». */
  readonly said?: Text;
  readonly style?: ButtonStyle;
  /** The choice cannot be undone or costs the student something, so only a real press triggers it, never typed text. */
  readonly pressOnly?: boolean;
  /** Said instead of a general sentence if somebody types a `pressOnly` choice. */
  readonly pressHint?: Text;
  /** The choice needs nothing of its step, so its button works from a card of any age. */
  readonly isLasting?: true;
  /** Where a press on an older card leads: the question is asked anew, because nothing is known of what has changed since. */
  readonly stale?: Next;
  /** The choice has no button; only typed text can choose it. */
  readonly typedOnly?: boolean;
  /** A text that this matches does not mean the choice, although it contains one of its names. */
  readonly unless?: RegExp;
  /**
   * Lets text trigger a `pressOnly` choice that can be undone: its exact name, or a text that asks for this or plainly agrees, and says
   * nothing else: «no to zamawiam», «tak». «Ok» or «1» is not enough.
   */
  readonly sayable?: "card" | "extension";
  /** Used instead of `then` if the typed text only contains its name. */
  readonly inPassing?: Next;
  readonly then: Next | ((chosen: Chosen<D>) => Next);
  /**
   * Handles this choice's form on an earlier card, submitted after the conversation moved on. `here` is the current step and data if they
   * are still in this dialog. Without `late`, such a form is refused like an old button.
   */
  readonly late?: (input: string, here: Here<D> | undefined) => Next;
}

export interface Here<D> {
  readonly step: string;
  readonly data: D;
}

/** The state of a step when it is entered or asked. */
export interface StepState<D> {
  readonly data: D;
  readonly context: StepContext;
}

/** The state of a step when one of its choices is taken. */
export interface Chosen<D> {
  readonly data: D;
  /** The text typed into the choice's field; empty if it has none. */
  readonly input: string;
  readonly context: StepContext;
}

export type On<D> = Readonly<Record<string, Next | ((chosen: Chosen<D>) => Next) | Choice<D>>>;

/** A text that was typed at a step. */
export interface Typed<D> {
  readonly text: string;
  readonly data: D;
  readonly context: StepContext;
  readonly heard: TextIntent;
}

/** The state of a step when a happening reaches it: the outcome of an effect, or an event of its own. */
export interface Happened<D, K extends HappeningKind = HappeningKind> {
  readonly data: D;
  readonly happening: HappeningOf<K>;
  readonly context: StepContext;
}

/** The actions of a step for the replies to its card. A text whose reply is missing here is interpreted as at any other step. */
export interface RepliesTo<D> {
  readonly situation: Situation;
  /** A string names a choice of the step. A function that returns undefined acts as if the reply were missing. */
  readonly on: {
    readonly [K in Reply]?: string | Next | ((typed: Typed<D>) => Next | undefined);
  };
}

/** An explanation that a step gives to texts about something. */
export type Explanation = {
  readonly about: Pick<RegExp, "test">;
  /** The card is shown once more below. */
  readonly again?: true;
  /** The question is about no step, so a report in the same text leads on. */
  readonly aside?: true;
} & (
  | {
      readonly text: Text;
      readonly opens?: readonly Opening[];
      readonly links?: (institution: Institution) => readonly Link[];
    }
  /** The numbered step whose help answers; a person who is past it already is not led back. */
  | { readonly helpOf: string }
);

export interface Step<D> {
  /** Facts to resolve before `enter` and `ask`. While USOS is asked, the chat shows a typing indicator. */
  readonly reads?: readonly FactName[] | ((of: Pick<StepContext, "linked">) => readonly FactName[]);
  /** The card leads to USOS although it shows no data from there, so it says so when something is wrong with USOS. */
  readonly leadsToUsos?: true;
  /** Looks at the facts and may lead elsewhere instead of asking. */
  readonly enter?: (at: StepState<D>) => Next | undefined;
  /** Where «back» leads instead of to this step, whose card only tells what has just been decided. */
  readonly returned?: (at: StepState<D>) => Next | undefined;
  /** The card of the step. Null shows none: an effect's outcome will follow soon, and the chat shows a typing indicator. */
  readonly ask: (at: StepState<D>) => Card | null;
  readonly on: On<D>;
  /** Handles typed text that is not a command. Without it, or if it returns undefined, the text is interpreted as an intent. */
  readonly text?: (typed: Typed<D>) => Next | undefined;
  /** Where the number of a line leads, on a card whose lines have numbers; the number may be one that no line has. */
  readonly numbers?: (number: number, data: D) => Next;
  /** Declares that typed text is more likely a reply to this step's card than a request of its own. */
  readonly replies?: RepliesTo<D> | ((data: D) => RepliesTo<D>);
  /** Its card is all that the assistant knows about what it answers, so the same question again is not answered by the same card. */
  readonly saysAll?: boolean;
  /** The intents that mean another one while this card stands: «how long does it take?» below an answer about the dean's office. */
  readonly means?: (data: D, text: string) => Readonly<Record<string, string | undefined>>;
  /** Accepts text before the facts of its card have arrived, because people write in pieces, faster than USOS answers. */
  readonly takesTextAtOnce?: boolean;
  /** The name under which support knows the step, if it is not the step's own name. */
  readonly place?: (data: D) => string;
  /** The answer to «jednak nie» where leaving would sound as if an action under way had been cancelled. */
  readonly undo?: Next;
  /** Where «check again» leads: to a fresh look at the state that this card shows. */
  readonly looksAgain?: Next;
  /** The answer to «I found my phone»: what has been done about the phone; with undefined, the text is interpreted as any other. */
  readonly phoneFound?: (typed: StepState<D> & { readonly text: string }) => Next | undefined;
  /** Whether the card explains a preparation for the guide; the student may then report here that it is done. */
  readonly isPreparation?: (data: D) => boolean;
  /** The words in which a report speaks of this step of a walkthrough; with them, the report is recognised elsewhere too: «zeskanowałam». */
  readonly reported?: RegExp;
  /** The milestones that show that this step of a walkthrough is done; a report of one, from any place in it or beside it, leads on from here. */
  readonly milestones?: readonly Milestone[];
  /** The step's explanations, for texts that ask about it or about its walkthrough. */
  readonly explains?: readonly Explanation[];
  /** A step of a walkthrough that may need a preparation elsewhere first. */
  readonly needsPreparation?: boolean;
  /** The step only reports that something is in progress. The outcome leads on from it, and «back» never leads to it. */
  readonly passing?: boolean;
  /** The dialog has reached its goal at this step: if it is left here, it cannot be resumed. */
  readonly over?: boolean;
  /** Data to remember from a happening the step does not listen to. Its notice is shown all the same. */
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
  /** The dialog's name for support, which says that the student was in it. Without it, support learns nothing about that. */
  readonly title?: Text;
  /** The steps of a walkthrough that have titles, by the names used in its texts. For these, support learns the step as well. */
  readonly stops?: readonly string[];
  /** The label of a button that opens it. */
  readonly button?: Text;
  /** The intents that open it, under the names the training phrases use. */
  readonly intents?: Intents;
  readonly inMenu?: readonly MenuPlace[];
  /** The dialog needs a linked USOS account. The engine sends the student to sign in first, then here. */
  readonly needsAccount?: boolean;
  /** The numbered steps of a walkthrough, in order; «krok 8» leads to the eighth. */
  readonly numbered?: readonly string[];
  /** The walkthroughs that are opened instead of others while the student is in this dialog, or has left it half-way. */
  readonly guideInstead?: Readonly<Record<string, string>>;
  /** If the dialog is left half-way, it can be resumed from the menu. */
  readonly resumable?: boolean;
  /** Where the dialog is taken up instead of being opened again, if it was left unfinished; undefined if it begins anew. */
  readonly takenUp?: TakenUp;
  /** Migrates the step and data of an older version to this one; undefined if that is not possible. */
  readonly migrate?: (
    version: number,
    step: string,
    data: Data,
  ) => { readonly step: string; readonly data: Data } | undefined;
  readonly steps: Readonly<Record<string, Step<z.infer<S>>>>;
}

/** A dialog whose intent names are known at compile time. */
type Declared<I> = Omit<Dialog, "intents"> & { readonly intents?: I };

/** Declares a dialog; the types of `data` flow into every step. */
export function dialog<S extends z.ZodType<Data>, const I extends Intents = Intents>(
  definition: Omit<Dialog<S>, "intents"> & { readonly intents?: I },
): Declared<I>;
export function dialog(definition: Dialog): Dialog {
  return definition;
}

/** A step's choice in its full form; undefined if the step has no such choice. */
export function choiceOf<D>(on: On<D>, name: string): Choice<D> | undefined {
  const entry = Object.hasOwn(on, name) ? on[name] : undefined;
  if (entry === undefined) return undefined;
  return typeof entry === "function" || "to" in entry ? { then: entry } : entry;
}

/** The move that a choice leads to, given the dialog's data. */
export const ledTo = <D>({ then }: Pick<Choice<D>, "then">, chosen: Chosen<D>): Next =>
  typeof then === "function" ? then(chosen) : then;

/** The facts a step wants, given whether the chat is linked to an account. */
export const readsOf = <D>({ reads = [] }: Step<D>, linked: boolean): readonly FactName[] =>
  typeof reads === "function" ? reads({ linked }) : reads;

/** The replies of a step, given the dialog's data. */
export const repliesTo = <D>({ replies }: Step<D>, data: D): RepliesTo<D> | undefined =>
  typeof replies === "function" ? replies(data) : replies;

/** The step's listener for a happening; undefined if it has none. */
export function listenerOf<D>(step: Step<D>, happening: Happening): ((happened: Happened<D>) => Next) | undefined {
  return step.onHappening?.[happening.kind] as ((happened: Happened<D>) => Next) | undefined;
}
