import type { Data, Dialog } from "../../dialogs/kit/dialog";
import type { Frame, Chat } from "./chat";
import { stepOf, type Script } from "./script";

/** A frame at a step of which no card was shown yet. */
export function frameAt(dialog: Dialog, step: string, data: Data): Frame {
  const parsed = dialog.data.parse(data);
  return { dialog: dialog.id, version: dialog.version, step, data: parsed, at: "", offered: [], waiting: false };
}

/** Whether what a step reads is still on its way, and nothing of it was shown yet. */
export const isAwaited = ({ waiting, offered }: Frame): boolean => waiting && offered.length === 0;

/** What support should know of where the student was. */
export function contextOf(script: Script, frame: Frame | null, error?: string): Record<string, string> {
  const place = frame && stepOf(script, frame)?.place?.(frame.data);
  return {
    ...(frame ? { dialog: frame.dialog, step: place ?? frame.step } : {}),
    ...(error ? { error } : {}),
  };
}

/** The sign-in whose page may be open: on the card, or left for a side question, while its link is good. */
export function signInUnderWay({ frame, trail }: Pick<Chat, "frame" | "trail">, now: number): Frame | undefined {
  return [...trail, ...(frame ? [frame] : [])].findLast(({ dialog, step, data: { goodUntil } }) => {
    return dialog === "link" && step === "code" && typeof goodUntil === "number" && now < goodUntil;
  });
}

/** The question that was left for a side question, and waits for its answer: what «back» leads to. */
export function waitsBehind({ trail }: Pick<Chat, "trail">): Frame | undefined {
  const last = trail.at(-1);
  return last && last.dialog !== "menu" ? last : undefined;
}

/** Frames by their dialog, save one. */
export const without = (all: Readonly<Record<string, Frame>>, dialog: string): Record<string, Frame> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== dialog));
