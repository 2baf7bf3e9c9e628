import { choiceOf, ledTo, type Data, type Target } from "../../dialogs/kit/dialog";
import { askAnew, enter } from "./asking";
import type { Frame } from "./chat";
import type { Draft, Led } from "./draft";
import { frameAt, isAwaited, signInUnderWay, without } from "./frames";
import { dialogOf, stepOf, upToDate } from "./script";

const trailLimit = 20;

/** Goes where an answer leads: to a step, into a dialog, back, or nowhere. `noReturn`: «back» does not lead here again. */
export function navigate(draft: Draft, to: Target, noReturn: boolean): Led {
  const { chat } = draft;
  switch (to.kind) {
    case "step":
      return toStep(draft, to.step, to.data ?? {}, noReturn);
    case "open":
      return open(draft, to.dialog, to.data ?? {}, noReturn);
    case "resume":
      return resume(draft, to.dialog, to.onward ?? false);
    case "back":
      return back(draft);
    case "end":
      pause(draft);
      chat.frame = null;
      chat.trail = [];
      return undefined;
    case "stay":
      if (to.data && chat.frame) chat.frame.data = { ...chat.frame.data, ...to.data };
      if (!to.again) return undefined;
      return chat.frame ? askAnew(draft, chat.frame) : open(draft, "menu", {}, true);
  }
}

function toStep(draft: Draft, step: string, data: Data, noReturn: boolean): Led {
  const { frame } = draft.chat;
  if (!frame) throw new Error(`«${step}» was led to from nowhere`);
  if (!noReturn) remember(draft, frame);
  return enter(draft, { ...frame, step, data: { ...frame.data, ...data } });
}

function open(draft: Draft, id: string, data: Data, noReturn: boolean): Led {
  const { chat, context } = draft;
  const dialog = dialogOf(context.script, id);
  // A forged button can name any dialog. For our own targets the tests make sure that they exist.
  if (!dialog?.data.safeParse(data).success) return open(draft, "menu", {}, noReturn);
  if ((dialog.needsAccount || id === "link") && !chat.signedIn) {
    const then = id === "link" ? data : { then: id, thenData: JSON.stringify(data) };
    // An open sign-in page keeps its link. A new one would invalidate the digits shown on that page.
    const underWay = signInUnderWay(chat, context.now);
    if (underWay) return backToSignIn(draft, underWay, then);
    if (id !== "link") return open(draft, "link", then, noReturn);
  }
  pause(draft);
  // After several side questions in a row, «back» leads to the step before the first of them.
  const isNext = id === "advice" && chat.frame?.dialog === id;
  if (chat.frame && !noReturn && !isNext) remember(draft, chat.frame);
  if (id === "menu") chat.trail = [];
  return enter(draft, frameAt(dialog, dialog.first, data));
}

function backToSignIn(draft: Draft, signIn: Frame, then: Data): Led {
  const { chat } = draft;
  const { frame, trail } = chat;
  if (frame !== signIn) {
    chat.trail = trail.filter((it) => it !== signIn);
    pause(draft);
    if (frame) remember(draft, frame);
  }
  return enter(draft, { ...signIn, data: { ...signIn.data, ...then } });
}

function resume(draft: Draft, id: string, onward: boolean): Led {
  const { chat, context } = draft;
  const kept = chat.paused[id];
  const frame = kept && upToDate(context.script, kept);
  if (!frame) return open(draft, id, {}, false);
  if (chat.frame) remember(draft, chat.frame);
  const next = onward ? choiceOf(stepOf(context.script, frame)?.on ?? {}, "next") : undefined;
  if (!next) return enter(draft, frame);
  chat.frame = { ...frame };
  chat.paused = without(chat.paused, id);
  return { next: ledTo(next, { data: chat.frame.data, input: "", context: draft.stepContext() }), isUnseen: false };
}

function back(draft: Draft): Led {
  const frame = draft.chat.trail.pop();
  if (!frame) return open(draft, "menu", {}, true);
  pause(draft);
  return enter(draft, frame);
}

function pause({ chat, context: { script }, unseen }: Draft): void {
  const { frame } = chat;
  if (!frame || unseen || stepOf(script, frame)?.over) return;
  if (!dialogOf(script, frame.dialog)?.resumable) return;
  // Advice for a step of a guide is not a place in the guide, so the step itself is what gets resumed.
  const isAdvice = choiceOf(stepOf(script, frame)?.on ?? {}, "again") !== undefined;
  const before = isAdvice ? chat.trail.findLast((it) => it.dialog === frame.dialog) : undefined;
  chat.paused[frame.dialog] = before ?? frame;
}

function remember({ chat, context, unseen }: Draft, frame: Frame): void {
  const neverShown = unseen || isAwaited(frame);
  if (neverShown || stepOf(context.script, frame)?.passing) return;
  chat.trail = [...chat.trail, frame].slice(-trailLimit);
}
