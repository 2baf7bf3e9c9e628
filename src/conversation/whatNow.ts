import type { Notice, Opening } from "../../dialogs/kit/card";
import { choiceOf, open, stay, type Next } from "../../dialogs/kit/dialog";
import type { Standing } from "../../dialogs/kit/entries";
import { rememberedStanding } from "../../dialogs/kit/standing";
import { t } from "../../dialogs/kit/text";
import { asksWhatNow, type Understood } from "../understanding";
import { distinct } from "./openings";
import { wayBack } from "./problem";
import { dialogOf, stepOf } from "./script";
import { isLetter, situationOf } from "./situation";
import type { TurnDraft } from "./turnDraft";

/**
 * Answers «so what do I do now?» with the one next step of a student in this state, in a sentence and with its button. A walkthrough knows
 * its own next step, and so does a letter.
 *
 * @returns undefined if the text asks something else, or is answered better by the step on the screen
 */
export function whatNow(draft: TurnDraft, text: string, understood: Understood): Next | undefined {
  // «My card expires, what do I do?» says what the step is to be about.
  const isAboutMore = understood.kind === "sure" && !asking.has(understood.intent);
  return asksWhatNow(text) && !isAboutMore ? nextStep(draft) : undefined;
}

/** The intents that a text surely has which only asks for the next step. */
const asking: ReadonlySet<string> = new Set(["next", "menu", "yes", "no", "thanks"]);

/** The next step of a student who stands here; undefined where the card knows it itself: in a walkthrough, a letter, below codes. */
export function nextStep(draft: TurnDraft): Next | undefined {
  const { script } = draft.context;
  const { frame, signedIn } = draft.chat;
  const step = frame && stepOf(script, frame);
  if (step?.text && frame?.dialog !== "link") return undefined;
  const situation = situationOf(draft);
  // Below codes that have been shown, the walkthrough is the next step, and the card itself leads there.
  if (isLetter(situation) || situation === "codes" || frame?.waiting || step?.passing) return undefined;
  const isGuide = frame && dialogOf(script, frame.dialog)?.numbered && !step?.over;
  if (isGuide || (frame?.offered.includes("next") && !step?.over)) return undefined;
  if (draft.leftGuide()) return open("resumed");
  const standing = rememberedStanding(draft.stepContext());
  if (!signedIn) return say(frame?.dialog === "link" ? atSignIn : toSignIn(draft), draft);
  const decides =
    step && Object.keys(step.on).some((it) => frame.offered.includes(it) && choiceOf(step.on, it)?.pressOnly);
  if (decides)
    return say({ text: t(ordering.has(frame.dialog) ? "says.whatNow.orderHere" : "says.whatNow.decide") }, draft);
  return standing === undefined || standing === "signedOut" ? open("status") : say(steps[standing], draft);
}

/** Cards on which a press orders something, and nothing ends. */
const ordering: ReadonlySet<string> = new Set(["order", "extend"]);

const say = ({ text, opens = [] }: Notice, draft: TurnDraft): Next =>
  stay({ say: [{ text, opens: distinct([...wayBack(draft), ...opens]) }] });

const atSignIn: Notice = { text: t("says.whatNow.atSignIn") };

/** A student who signs in from here is shown what comes next. */
const toSignIn = (draft: TurnDraft): Notice => ({
  text: t("says.whatNow.signedOut"),
  opens: [draft.context.script.intents["link"]].flatMap((it): Opening[] => (it && "dialog" in it ? [it] : [])),
});

const guide = { label: t("button.walkthrough"), dialog: "activate" };
const codes = { label: t("code.show"), dialog: "code", data: { ask: "now" } };
const status = { label: t("menu.status"), dialog: "status" };
const steps: Readonly<Record<Exclude<Standing, "signedOut">, Notice>> = {
  none: { text: t("says.whatNow.none"), opens: [{ label: t("menu.order"), dialog: "order" }] },
  refused: { text: t("says.whatNow.refused"), opens: [{ label: t("menu.eligibility"), dialog: "eligibility" }] },
  ordered: { text: t("says.whatNow.ordered"), opens: [status, guide] },
  ready: { text: t("says.whatNow.ready"), opens: [guide, codes] },
  active: { text: t("says.whatNow.active"), opens: [status] },
  mayExtend: { text: t("says.whatNow.mayExtend"), opens: [{ label: t("menu.extend"), dialog: "extend" }] },
  extending: { text: t("says.whatNow.extending"), opens: [status] },
  extensionReady: {
    text: t("says.whatNow.extensionReady"),
    opens: [{ label: t("extend.guide"), dialog: "extendGuide" }, codes],
  },
};
