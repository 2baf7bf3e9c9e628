import type { Standing } from "../../dialogs/kit/entries";
import { choiceOf } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { rememberedStanding } from "../../dialogs/kit/standing";
import { fold, wording } from "../understanding";
import type { Frame } from "./chat";
import { areKin } from "./matters";
import { stepOf, type Script } from "./script";
import type { TurnDraft } from "./turnDraft";

/** Words with which a text takes up what was said, and words that stand for it. */
const takesUp = wording(
  `^ (a | i | no | to | ale | czyli | ok | dobra | and | but | so | then | ok | okay | а | і | й | та | ну | то | але | тобто | ок | добре)
  | to | tego | tym | temu | nim | nią | niego | niej | go | ją | jej | ta | tę | te | tamto | tam | taki | bez (niego | tego | tym)
  | it | that | this | them | one | there | those | these | she | he
  | це | цього | цим | ним | нього | неї | її | його | той | та | те | там | туди | такий`,
);
/** A text of this many words says itself what it is about. */
const manyWords = 12;

/** From 0 to 1: how much a text leaves unsaid that only the conversation can tell. */
export function leavesUnsaid(text: string): number {
  const folded = fold(text);
  const few = Math.max(0, 1 - folded.split(" ").length / manyWords);
  return few * (takesUp.isIn(folded) ? 1 : 0.5);
}

/** The things that stand in a conversation and bear on the meaning of the next message. */
export interface Bearings {
  /** The intents that the card on the screen answers. */
  readonly here: readonly string[];
  /** The intents that its buttons lead to. */
  readonly onward: ReadonlySet<string>;
  /** The intents that the cards before it answered, and those left for it. */
  readonly earlier: readonly string[];
  readonly standing: Standing | undefined;
}

export function bearingsOf(draft: TurnDraft): Bearings {
  const { chat, context } = draft;
  const { script } = context;
  const { frame, trail } = chat;
  const here = frame ? intentsAt(script, frame) : [];
  const behind = trail.at(-1);
  const earlier = [...(chat.lately ?? []), ...(behind ? intentsAt(script, behind) : [])];
  return {
    here,
    onward: new Set(frame ? onwardFrom(script, frame) : []),
    earlier: earlier.filter((it) => !here.includes(it)),
    standing: rememberedStanding(draft.stepContext()),
  };
}

/** The intents that lead to where a frame stands. */
export const intentsAt = (script: Script, { dialog, data }: Pick<Frame, "dialog" | "data">): string[] =>
  intentsOpening(script, dialog, dialog === "advice" ? { about: data["about"] } : {});

function intentsOpening(script: Script, dialog: string, data: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(script.intents).flatMap(([intent, it]) => {
    const isIt =
      it && "dialog" in it && it.dialog === dialog && (dialog !== "advice" || it.data?.["about"] === data["about"]);
    return isIt ? [intent] : [];
  });
}

function onwardFrom(script: Script, frame: Frame): string[] {
  const step = stepOf(script, frame);
  if (!step) return [];
  const about = frame.dialog === "advice" ? script.answers[frame.data["about"] as keyof Script["answers"]] : undefined;
  const names = about ? about.buttons : frame.offered;
  const targets = names.flatMap((name): Pick<Opening, "dialog" | "data">[] => {
    if (about && Object.hasOwn(script.answers, name)) return [{ dialog: "advice", data: { about: name } }];
    const choice = choiceOf(step.on, name);
    const then = choice?.then;
    return then && typeof then !== "function" && then.to.kind === "open" && !always.has(then.to.dialog)
      ? [{ dialog: then.to.dialog }]
      : [];
  });
  return targets.flatMap(({ dialog, data = {} }) => intentsOpening(script, dialog, data));
}
/** Dialogs to which nearly every card leads. */
const always: ReadonlySet<string> = new Set(["menu", "escalate"]);

/** The states in which an intent leads nowhere. */
const idle: Readonly<Record<string, readonly Standing[]>> = {
  order: ["ordered", "ready", "active", "mayExtend", "extending", "extensionReady"],
  extend: ["none", "ordered", "ready"],
  extendGuide: ["none", "refused", "ordered", "ready"],
  showCode: ["none", "refused", "ordered", "active", "mayExtend", "extending"],
  revoke: ["none", "refused"],
  link: ["none", "refused", "ordered", "ready", "active", "mayExtend", "extending", "extensionReady"],
};

export const featureNames = ["kin", "kinUnsaid", "onward", "onwardUnsaid", "earlier", "here", "idle", "other"] as const;
export type Features = Readonly<Record<(typeof featureNames)[number], number>>;

/** The things in the conversation that speak for and against an intent of a text that leaves so much unsaid. */
export function featuresOf(intent: string, at: Bearings, unsaid: number): Features {
  const kin = Number(at.here.some((it) => areKin(intent, it)));
  const onward = Number(at.onward.has(intent));
  const isIdle = at.standing !== undefined && idle[intent]?.includes(at.standing) === true;
  return {
    kin,
    kinUnsaid: kin * unsaid,
    onward,
    onwardUnsaid: onward * unsaid,
    earlier: Number(at.earlier.some((it) => areKin(intent, it))) * unsaid,
    here: Number(at.here.includes(intent)),
    idle: Number(isIdle),
    other: Number(intent === "other") * unsaid,
  };
}
