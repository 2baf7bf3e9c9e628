import type { Data, Dialog } from "../../dialogs/kit/dialog";
import type { Frame, Chat } from "./chat";
import { stepOf, type Script } from "./script";

/** Creates the frame of a step whose card has not been shown yet. */
export function frameAt(dialog: Dialog, step: string, data: Data): Frame {
  const parsed = dialog.data.parse(data);
  return { dialog: dialog.id, version: dialog.version, step, data: parsed, askId: "", offered: [], waiting: false };
}

/** Whether the facts a step reads are still on their way and no card of it has been shown. */
export const isAwaited = ({ waiting, offered }: Frame): boolean => waiting && offered.length === 0;

/** The data that tells support where the student was in the conversation. */
export function contextOf(script: Script, frame: Frame | null, error?: string): Record<string, string> {
  const place = frame && stepOf(script, frame)?.place?.(frame.data);
  return {
    ...(frame ? { dialog: frame.dialog, step: place ?? frame.step } : {}),
    ...(error ? { error } : {}),
  };
}

/**
 * The sign-in step whose page may still be open in the person's browser: the current one, or one in the trail that was left for a side
 * question, as long as its link is valid.
 */
export function signInUnderWay({ frame, trail }: Pick<Chat, "frame" | "trail">, now: number): Frame | undefined {
  return [...trail, ...(frame ? [frame] : [])].findLast(({ dialog, step, data: { goodUntil } }) => {
    return dialog === "link" && step === "code" && typeof goodUntil === "number" && now < goodUntil;
  });
}

/** The frames without the one of the given dialog. */
export const without = (all: Readonly<Record<string, Frame>>, dialog: string): Record<string, Frame> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== dialog));
