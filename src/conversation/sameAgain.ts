import { stay, type Next } from "../../dialogs/kit/dialog";
import type { Opening } from "../../dialogs/kit/card";
import { t } from "../../dialogs/kit/text";
import { distinct } from "./openings";
import { wayBack } from "./problem";
import { stepOf } from "./script";
import type { TurnDraft } from "./turnDraft";
import { letterBegun } from "./letterBegun";

/**
 * Answers a question whose answer already stands on the screen. The same card once more would look as if nobody had read the question, so
 * the assistant says that it knows no more, and offers a person who is asked in the student's own words. To the next such question it does
 * not say the same once more: it offers the person alone.
 *
 * @returns undefined if the answer does not stand there, or may have changed since
 */
export function sameAgain(draft: TurnDraft, opening: Opening, text: string): Next | undefined {
  if (!isAnsweredAbove(draft, opening)) return undefined;
  draft.chat.askedAgain = !draft.askedAgain;
  return stay({
    say: [
      {
        text: t(draft.askedAgain ? "says.askPeople" : "says.allIKnow"),
        opens: distinct([
          { label: t("button.human"), dialog: "escalate", data: letterBegun(draft, text) },
          ...wayBack(draft),
          { label: t("button.menu"), dialog: "menu" },
        ]),
      },
    ],
  });
}

/** Whether an opening leads to an answer that already stands on the screen in full. */
export function isAnsweredAbove({ chat: { frame }, context }: TurnDraft, { dialog, data }: Opening): boolean {
  if (frame?.dialog !== dialog || frame.waiting) return false;
  const isThere = Object.entries(data ?? {}).every(([name, it]) => frame.data[name] === it);
  return isThere && stepOf(context.script, frame)?.saysAll === true;
}
