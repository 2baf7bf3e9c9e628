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
export function sameAgain(draft: TurnDraft, { dialog, data }: Opening, text: string): Next | undefined {
  const { frame } = draft.chat;
  const { script } = draft.context;
  const step = frame && stepOf(script, frame);
  const isThere = frame?.dialog === dialog && Object.entries(data ?? {}).every(([name, it]) => frame.data[name] === it);
  if (!isThere || !step?.saysAll || frame.waiting) return undefined;
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
