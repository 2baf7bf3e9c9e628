import type { Happening } from "../../dialogs/kit/effects";
import type { JobToSchedule } from "../store/port";
import type { Chat, Walked } from "./chat";
import type { Script } from "./script";

/** A turn's news for the statistics: kinds only, nothing about the person. */
export type Progress =
  | { readonly kind: "reached" | "collected"; readonly at: Walked; readonly step: string }
  | { readonly kind: "asked"; readonly topic: string };

/** Receives what is to be counted about turns. */
export interface TurnStatistics {
  /** The jobs that count a chat as started; they are committed with its first turn. */
  started(): readonly JobToSchedule[];
  /** Called after the commit of a turn. */
  note(progress: readonly Progress[]): void;
}

/** The progress that a turn has made in a walkthrough and with the answers; `walked` is what the chat is to remember of it. */
export function progressOf(
  { dialogs }: Pick<Script, "dialogs">,
  before: Pick<Chat, "frame" | "walked">,
  { frame }: Pick<Chat, "frame">,
  happening: Happening | undefined,
): { readonly walked: Walked | undefined; readonly progress: readonly Progress[] } {
  const { walked } = before;
  if (happening?.kind === "orderCollected" && walked && !walked.isOver)
    return { walked: { ...walked, isOver: true }, progress: [{ kind: "collected", at: walked, step: walked.step }] };
  if (!frame) return { walked, progress: [] };
  if (frame.dialog === "advice") return { walked, progress: asked(before.frame, frame) };
  if (frame.progress === undefined) return { walked, progress: [] };
  const isSame = walked?.guide === frame.dialog;
  // After the card was collected, only a walkthrough from its beginning is another one.
  if (isSame && walked.isOver && frame.progress > 1) return { walked, progress: [] };
  const furthest = isSame && !walked.isOver ? walked.furthest : 0;
  if (frame.progress <= furthest) return { walked, progress: [] };
  const { phone, layout } = frame.data;
  const at: Walked = {
    guide: frame.dialog,
    furthest: frame.progress,
    step: frame.step,
    phone: nameIn(phone),
    layout: nameIn(layout),
  };
  // Somebody who has jumped ahead in the list of steps has come past the steps in between as well.
  const steps = dialogs[frame.dialog]?.numbered?.slice(furthest, frame.progress) ?? [frame.step];
  return { walked: at, progress: steps.map((step) => ({ kind: "reached", at, step })) };
}

/** A question counts when its answer appears, not when the same answer is shown again, as in another language. */
function asked(before: Chat["frame"], { data: { about } }: NonNullable<Chat["frame"]>): Progress[] {
  const isShown = before?.dialog === "advice" && before.data["about"] === about;
  return isShown ? [] : [{ kind: "asked", topic: nameIn(about) }];
}

const nameIn = (value: unknown): string => (typeof value === "string" ? value : "unknown");
