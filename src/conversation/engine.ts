import { createHash } from "node:crypto";
import type { Content } from "./ports";
import type { Happening } from "../../dialogs/kit/effects";
import { choiceOf, end, listenerOf, stay, type Choice, type Data, type Next } from "../../dialogs/kit/dialog";
import { t, textsOf, type Text } from "../../dialogs/kit/text";
import { hourMs } from "../foundation/time";
import { isInPhone } from "../../dialogs/kit/cardState";
import { applyHappening } from "./accountChanges";
import { bannerAbout, takeFacts } from "./asking";
import { asksBehind } from "./follow";
import { answerUnheard } from "./answerUnheard";
import { readButton, type Press } from "./buttons";
import type { Understood } from "../understanding";
import { interpretText } from "./interpretText";
import { isAwaited } from "./frames";
import { noteLately } from "./lately";
import { noteListed } from "./listed";
import { TurnDraft } from "./turnDraft";
import type { Frame, Chat } from "./chat";
import { problem } from "./problem";
import { dialogOf, stepOf } from "./script";
import { notePictures, passOnPictures } from "./sentPictures";
import { noteUnacceptedFile, passOnUnacceptedFile } from "./unacceptedFile";
import { admitVotes } from "./votes";
import type { Input, TurnContext, Turned } from "./turnContext";

/** A second press of the same button on the same message within this time counts as a double tap and is ignored. */
const doubleTapMs = 2_500;
/** The same limit while the first press is still waiting for its answer, or when the button does more than lead into a dialog. */
const unansweredMs = 10_000;

/** The facts belong to a frame that no longer exists, so the step that is current now is asked. */
const again = { next: stay({}, true), isUnseen: false };

/** Runs one turn of a conversation. It is a pure function, so a turn that lost a write race can be run again on the fresh state. */
export function advance(chat: Chat, input: Input, context: TurnContext): Turned {
  const draft = new TurnDraft(chat, context);
  if (input.kind === "happening") takeHappening(draft, input);
  else {
    draft.bringUpToDate();
    if (input.kind === "facts") draft.follow(draft.dropped ? again : takeFacts(draft, input.askId, input.facts));
    else {
      takeContent(draft, input.content, input);
      noteLately(draft, chat.frame);
    }
    if (input.kind === "content" && input.masked) draft.sayFirst(t("problem.masked"));
    if (input.kind === "content") {
      noteUnacceptedFile(draft, input.content);
      notePictures(draft, input.content);
    }
  }
  passOnUnacceptedFile(draft);
  passOnPictures(draft);
  admitVotes(draft);
  return draft.result();
}

function takeContent(
  draft: TurnDraft,
  content: Content,
  { understood = { kind: "nothing" }, isOvertaken = false }: { understood?: Understood; isOvertaken?: boolean },
): void {
  if (content.kind === "gone") return;
  draft.askedAgain = draft.chat.askedAgain ?? false;
  delete draft.chat.askedAgain;
  const { listed } = draft.chat;
  delete draft.chat.listed;
  if (content.kind !== "button") delete draft.chat.lastPress;
  else delete draft.chat.answering;
  switch (content.kind) {
    case "hello":
      draft.introduces = true;
      draft.apply(welcome(draft));
      return;
    case "formFailed":
      draft.apply(stay({ say: [{ text: t("problem.formNotOpened") }] }, true));
      return;
    case "attachment":
      problem(
        draft,
        content.type
          ? t(`problem.attachment.${content.type}`)
          : t("pictures.kept", { count: content.pictures?.length ?? 1 }),
      );
      return;
    case "button":
      press(draft, readButton(content.button), content);
      return answerUnheard(draft);
    case "signIn":
      draft.apply(draft.context.script.signIn(content.code));
      return;
    case "text":
      interpretText(draft, content.text, understood, { isOvertaken, listed });
      noteListed(draft);
      answerUnheard(draft);
  }
}

/** After this long a question that was left is no longer what the person comes back for. */
const forgottenMs = 20 * hourMs;

/**
 * Answers somebody who opens the chat. After a long time, or once the state of the card has changed, they see the state of things instead
 * of the last question. A letter is still asked for, because what was typed would be lost, and so is what waits for an answer of USOS.
 */
function welcome(draft: TurnDraft): Next {
  const { frame, seenBefore, cardState } = draft.chat;
  const menu: Next = { to: { kind: "open", dialog: "menu" } };
  if (!frame) return menu;
  const step = stepOf(draft.context.script, frame);
  const isLetter = step?.text !== undefined && !step.over;
  const isKept = frame.waiting || step?.passing === true || isLetter;
  const isLongAgo = seenBefore !== undefined && draft.context.now - seenBefore > forgottenMs;
  const isGuide = dialogOf(draft.context.script, frame.dialog)?.numbered !== undefined;
  // On the way through a walkthrough the state changes, and its steps go on until the card is in the phone.
  const isOld = isGuide ? isInPhone(cardState) : cardState !== frame.cardState;
  return isKept || !(isLongAgo || isOld) ? stay({}, true) : (step?.looksAgain ?? menu);
}

type Button = Extract<Content, { kind: "button" }>;

function press(draft: TurnDraft, it: Press | undefined, content: Button): void {
  const { lastPress } = draft.chat;
  const { input = "" } = content;
  const pressed = nameOfPress(content);
  const repeatedWithinMs = isUnderWay(draft) || !leadsElsewhere(draft, it) ? unansweredMs : doubleTapMs;
  if (lastPress?.button === pressed && draft.context.now - lastPress.time < repeatedWithinMs) return;
  draft.chat.lastPress = { button: pressed, time: draft.context.now };
  if (!it) return problem(draft, t("problem.foreignButton"));
  if (it.kind === "open") return pressOpening(draft, it);

  const { frame } = draft.chat;
  const isCurrent =
    frame?.askId === it.askId && frame.dialog === it.dialog && frame.version === it.version && frame.step === it.step;
  if (isCurrent && it.choice === "~again") return draft.enter(frame);
  const choice = choiceFor(draft, it);
  if (isCurrent && choice && frame.offered.includes(it.choice)) return draft.choose(choice, input);
  if (choice && (choice.isLasting || onlyNavigates(choice))) return draft.choose(choice, "");
  if (choice && standsBackAt(draft, it)) return draft.choose(choice, input);
  if (choice?.late && content.input !== undefined) return takeLateForm(draft, it, choice.late, input);
  if (choice?.stale && !isCurrent && !isUnderWay(draft)) return draft.apply(choice.stale);
  // The notice about the new version already explains why the button did not work.
  if (draft.dropped) return draft.apply(stay({}, true));
  problem(draft, t("problem.oldButton"));
}

/**
 * Puts the conversation back at the pressed question if it was left only for a side question, so that «wyloguj i usuń» still works after
 * «a moje zgłoszenie?». The card on the screen asks nothing itself, so the press answers nothing else.
 */
function standsBackAt(draft: TurnDraft, it: Extract<Press, { kind: "choice" }>): boolean {
  const { chat } = draft;
  const left = asksBehind(draft) ? chat.trail.at(-1) : undefined;
  const isPressed = left?.askId === it.askId && left.dialog === it.dialog && left.step === it.step;
  if (!left || !isPressed || left.version !== it.version || !left.offered.includes(it.choice)) return false;
  chat.trail.pop();
  chat.frame = { ...left };
  return true;
}

/** Whether a press only leads into a dialog and does nothing else. */
function leadsElsewhere(draft: TurnDraft, it: Press | undefined): boolean {
  if (it?.kind !== "choice") return true;
  const choice = choiceFor(draft, it);
  return choice !== undefined && onlyNavigates(choice);
}

/** Whether the current step is still waiting for facts or for the outcome of an effect. */
function isUnderWay({ chat: { frame }, context }: TurnDraft): boolean {
  return frame !== null && (isAwaited(frame) || stepOf(context.script, frame)?.passing === true);
}

/** Handles a form on an earlier card that is submitted after the conversation has moved on, so that what the person wrote is not lost. */
function takeLateForm(
  draft: TurnDraft,
  it: { dialog: string },
  late: NonNullable<Choice<Data>["late"]>,
  input: string,
): void {
  const { frame } = draft.chat;
  const step = frame ? stepOf(draft.context.script, frame) : undefined;
  if (step?.passing) return draft.apply(stay({ say: [{ text: t("says.underWay") }] }));
  draft.apply(late(input, frame?.dialog === it.dialog ? { step: frame.step, data: frame.data } : undefined));
}

/**
 * A key that tells two presses apart without storing what was typed. The same button with other digits is a different press, and so is
 * the same button on another message.
 */
function nameOfPress({ button, input = "", on = "" }: Button): string {
  const digest = createHash("sha256").update(`${button} ${input} ${on}`).digest("base64url");
  return digest.slice(0, 16);
}

function pressOpening(draft: TurnDraft, it: Extract<Press, { kind: "open" }>): void {
  const dialog = dialogOf(draft.context.script, it.dialog);
  const known = dialog?.data.safeParse(it.data).success;
  if (known) draft.apply({ to: it });
  else problem(draft, t("problem.foreignButton"));
}

function choiceFor(draft: TurnDraft, it: Extract<Press, { kind: "choice" }>): Choice<Data> | undefined {
  const step = stepOf(draft.context.script, it);
  return step ? choiceOf(step.on, it.choice) : undefined;
}

/** Opening another dialog at its first step has no side effects, so such a choice works from a card of any age. */
function onlyNavigates({ then, pressOnly }: Choice<Data>): boolean {
  return typeof then !== "function" && !pressOnly && then.to.kind === "open" && !then.effects;
}

function takeHappening(draft: TurnDraft, { happening, askId }: Extract<Input, { kind: "happening" }>): void {
  // The sign-out concerns an account that this chat is no longer linked to.
  const endsOf =
    happening.kind === "signedOutByUsos" || happening.kind === "unlinkedElsewhere" ? happening.account : undefined;
  if (endsOf !== undefined && endsOf !== draft.chat.account) return;
  applyHappening(draft.chat, happening, draft.context);
  // A push does not mention that an old frame was dropped. The person is told when they write again.
  const frame = draft.migrateFrame();
  const current = frame && askId === frame.askId ? frame : undefined;
  const listened = current && listenedBy(draft, current, happening);
  const next = listened ?? leftToSignIn(draft, happening) ?? draft.context.script.notices(happening);
  draft.apply(
    happening.kind === "blocked" ? explained(next, bannerAbout(happening.obstacle, draft.context.banner)) : next,
  );
  const remembered = frame && !listened ? stepOf(draft.context.script, frame)?.remembers?.(happening) : undefined;
  if (remembered) draft.apply({ to: { kind: "stay", again: false, data: remembered } });
  const step = current && stepOf(draft.context.script, current);
  // A fault is retried. After any other outcome nothing else will move a passing step on, so the conversation ends here.
  if (step?.passing && !listened && happening.kind !== "fault") draft.apply(end());
}

/** Puts the banner that explains an obstacle above the text about it. */
function explained(next: Next, banner: readonly Text[]): Next {
  if (banner.length === 0) return next;
  const [first, ...more] = next.say ?? [];
  return { ...next, say: [first ? { ...first, text: [...banner, ...textsOf(first)] } : { text: banner }, ...more] };
}

/** Calls the happening listener of a frame's step; undefined if the step does not listen to this kind of happening. */
function listenedBy(draft: TurnDraft, frame: Frame, happening: Happening): Next | undefined {
  const step = stepOf(draft.context.script, frame);
  return step && listenerOf(step, happening)?.({ data: frame.data, happening, context: draft.stepContext() });
}

/**
 * Finds the listener of a step in the trail for a finished sign-in. The person may have asked a side question while signing in, and must
 * still get to what they were signing in for.
 */
function leftToSignIn(draft: TurnDraft, happening: Happening): Next | undefined {
  if (happening.kind !== "linked") return undefined;
  const answers = draft.chat.trail.map((frame) => listenedBy(draft, frame, happening));
  return answers.findLast((it) => it !== undefined);
}
