import type { Data, Dialog, Next, Practice, Step } from "../../dialogs/kit/dialog";
import type { Happening } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { placeIn } from "../../dialogs/kit/place";
import type { Opening } from "../../dialogs/kit/card";
import type { Text } from "../../dialogs/kit/text";
import type { Frame } from "./chat";

/** Everything the engine runs, gathered by `dialogs/index.ts`. */
export interface Script {
  readonly dialogs: Readonly<Record<string, Dialog>>;
  /** Which dialog a well-understood intent opens, or what is simply said to it. */
  readonly intents: Readonly<Record<string, Opening | { readonly says: Text } | undefined>>;
  /** What is said of a happening that the current step does not listen to; it can only stay, say and have effects. */
  readonly notices: (happening: Happening) => Next;
  /** What to do with the six digits of a sign-in that the chat's client hands over. */
  readonly signIn: (code: string) => Next;
  /** The ticket on which a happening invites the student to write back. */
  readonly invitesWords: (happening: Happening) => string | undefined;
  /** What to do with words that may be meant for a ticket. */
  readonly writeBack: (ticket: string, text: string) => Next;
  readonly institution: Institution;
  readonly practice: Practice;
}

export function dialogOf(script: Script, id: string): Dialog | undefined {
  return Object.hasOwn(script.dialogs, id) ? script.dialogs[id] : undefined;
}

/** What people call the place at which somebody was; undefined where it has no name. */
export function placeOf(script: Pick<Script, "dialogs">, dialog: string, step?: string): Text | undefined {
  const found = Object.hasOwn(script.dialogs, dialog) ? script.dialogs[dialog] : undefined;
  return found && placeIn(found, step);
}

/** The step a frame names, or undefined when this version of the program no longer has it. */
export function stepOf(script: Script, frame: Pick<Frame, "dialog" | "version" | "step">): Step<Data> | undefined {
  const dialog = dialogOf(script, frame.dialog);
  if (dialog?.version !== frame.version || !Object.hasOwn(dialog.steps, frame.step)) return undefined;
  return dialog.steps[frame.step];
}

/**
 * Brings a stored frame to the running version of its dialog, or answers undefined when it cannot be taken up any more.
 */
export function upToDate(script: Script, frame: Frame): Frame | undefined {
  const dialog = dialogOf(script, frame.dialog);
  if (!dialog) return undefined;
  const moved =
    dialog.version === frame.version
      ? { step: frame.step, data: frame.data }
      : dialog.migrate?.(frame.version, frame.step, frame.data);
  if (!moved || !Object.hasOwn(dialog.steps, moved.step)) return undefined;
  const data = dialog.data.safeParse(moved.data);
  return data.success ? { ...frame, version: dialog.version, step: moved.step, data: data.data } : undefined;
}
