import type { StepContext } from "../../dialogs/kit/dialog";
import type { FactName, Facts } from "../../dialogs/kit/facts";
import { dayMs } from "../foundation/time";
import { questionBehind } from "./question";
import type { Chat } from "./chat";
import { placeOf } from "./script";
import type { TurnContext } from "./turnContext";

/** Builds what a step may look at besides its own data. The step sees only the facts that were read for it. */
export function stepContextOf(
  chat: Chat,
  { script, now }: TurnContext,
  { isAside, introduces }: { readonly isAside: boolean; readonly introduces: boolean },
  facts: Partial<Facts>,
): StepContext {
  return {
    institution: script.institution,
    answers: script.answers,
    practice: script.practice,
    noticeUrl: script.noticeUrl(chat.lang),
    lang: chat.lang,
    now,
    name: chat.firstName ?? null,
    linked: chat.signedIn,
    introduces: introduces || chat.seenBefore === undefined || now - chat.seenBefore >= dayMs,
    refusedAt: chat.orderRefusedAt,
    cardState: chat.signedIn ? chat.cardState : undefined,
    leftQuestion: isAside ? undefined : questionBehind(chat, script),
    resumable: Object.values(chat.paused).map(({ dialog, step }) => ({ dialog, step })),
    placeOf: (dialog, step) => placeOf(script, dialog, step),
    opening: (intent) => {
      const opening = script.intents[intent];
      return opening && "dialog" in opening ? opening : undefined;
    },
    fact: <K extends FactName>(name: K): Facts[K] => {
      const fact = facts[name];
      if (fact === undefined) throw new Error(`The step looked at «${name}» without declaring it in reads`);
      return fact;
    },
  };
}
