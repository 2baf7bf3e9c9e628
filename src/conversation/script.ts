import type { Answers } from "../../dialogs/kit/answer";
import type { Data, Dialog, Next, Step } from "../../dialogs/kit/dialog";
import type { Happening } from "../../dialogs/kit/effects";
import type { Institution } from "../../dialogs/kit/institution";
import { placeIn } from "../../dialogs/kit/place";
import type { Practice } from "../../dialogs/kit/practice";
import type { Opening } from "../../dialogs/kit/card";
import type { Lang, Text } from "../../dialogs/kit/text";
import type { Frame } from "./chat";

/** Everything the engine runs, gathered by `dialogs/index.ts`. */
export interface Script {
  readonly dialogs: Readonly<Record<string, Dialog>>;
  /** The dialog each intent opens, or the text that simply answers it. */
  readonly intents: Readonly<Record<string, Opening | { readonly says: Text } | undefined>>;
  /** The notice for a happening that the current step does not listen to. It can only stay, say something and have effects. */
  readonly notices: (happening: Happening) => Next;
  /** Handles the six digits of a sign-in that the chat client passed on. */
  readonly signIn: (code: string) => Next;
  /** The id of the ticket on which a happening invites the student to write back. */
  readonly invitesWords: (happening: Happening) => string | undefined;
  /** Handles a text that may be meant for a ticket. */
  readonly writeBack: (ticket: string, text: string) => Next;
  readonly institution: Institution;
  readonly answers: Answers;
  readonly practice: Practice;
  /** The address of the privacy notice for a reader of a language. */
  readonly noticeUrl: (lang: Lang) => string;
}

export function dialogOf(script: Script, id: string): Dialog | undefined {
  return Object.hasOwn(script.dialogs, id) ? script.dialogs[id] : undefined;
}

/** The readable name of a place in the conversation; undefined if it has none. */
export function placeOf(script: Pick<Script, "dialogs">, dialog: string, step?: string): Text | undefined {
  const found = Object.hasOwn(script.dialogs, dialog) ? script.dialogs[dialog] : undefined;
  return found && placeIn(found, step);
}

/** The step a frame names; undefined if this version of the program no longer has it. */
export function stepOf(script: Script, frame: Pick<Frame, "dialog" | "version" | "step">): Step<Data> | undefined {
  const dialog = dialogOf(script, frame.dialog);
  if (dialog?.version !== frame.version || !Object.hasOwn(dialog.steps, frame.step)) return undefined;
  return dialog.steps[frame.step];
}

/** Migrates a stored frame to the running version of its dialog; undefined if that is not possible. */
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
