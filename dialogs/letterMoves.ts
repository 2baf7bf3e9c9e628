import { z } from "zod";
import { closedNow } from "./kit/closed";
import { go, open, resumeLast, stay, type Chosen, type Here, type Next, type Typed } from "./kit/dialog";
import { unwrapped } from "./kit/dictated";
import type { TakenUp } from "./kit/takenUp";
import { fitted, longestLetter } from "./kit/letter";
import { t, wordsIn } from "./kit/text";
import { answerAbout } from "./letterQuestions";
import { isAsking, isStatement } from "./letterSaid";
import { complains, isForPerson, notToSend, wantsNoLetter } from "./letterWords";
import { tokensOf } from "./letterTokens";

/** A letter to support while it is being written, and other text that was typed meanwhile. */
export const escalation = z.object({
  /** Where the student was in the conversation, for support. */
  dialog: z.string().max(40).optional(),
  step: z.string().max(40).optional(),
  error: z.string().max(80).optional(),
  /** The known problem whose state the student has read. */
  problem: z.string().max(100).optional(),
  stuck: z.enum(["yes"]).optional(),
  text: z.string().max(4000).optional(),
  ticket: z.string().optional(),
  /** Set if the letter was sent while nobody works at support. */
  closed: closedNow.optional(),
  /** A text typed while the letter was being written that may not belong to it. `wish` is the intent it may have instead. */
  pending: z.string().max(4000).optional(),
  wish: z.string().max(40).optional(),
  /** The next text replaces the letter instead of joining it. */
  anew: z.enum(["yes"]).optional(),
  /** The student begins the letter again, so its form is empty. The letter is kept until then. */
  blank: z.enum(["yes"]).optional(),
  /** The letter before a newly typed text replaced it. */
  earlier: z.string().max(4000).optional(),
  /** The latest addition to the letter, which can be taken out again. */
  added: z.string().max(4000).optional(),
  /** The letter came from a form on an earlier card, so the student reviews it first. */
  late: z.enum(["yes"]).optional(),
  /**
   * The text that a form submitted last. If the form is submitted again, corrected or not, its new text replaces this part of the letter.
   */
  form: z.string().max(4000).optional(),
});
export type Escalation = z.infer<typeof escalation>;

export const shortest = 5;
/** «Czekaj, działa, nie wysyłaj»: a longer text may say «do not send» about something else. */
export const mostWordsOfARefusal = 10;
export const toEdit = go("describe", { anew: "yes" });

/** The letter that a typed text replaces; undefined if the text joins it. */
export const replacedBy = ({ anew, text }: Escalation): string | undefined => (anew ? text : undefined);

/** Asks whether a text belongs to the letter. `intent` is what else the student may want. */
export function askWhich(typed: string, intent: string | undefined): Next {
  const { text: pending, say } = fitted(typed);
  return go("which", { pending, wish: intent }, { say });
}

const fewestOfALetter = 6;
const shortestOfContent = 4;
/** Whether a text typed at the open field is the letter in other words: at least half of its longer words stand in the letter. */
export function isRewritten(text: string, { anew, text: letter }: Escalation): boolean {
  if (!anew || letter === undefined || wordsIn(text) < fewestOfALetter) return false;
  // A line that only touches on a long letter does not stand for all of it.
  if (text.length * 2 < letter.length) return false;
  const words = tokensOf(text).filter(({ word }) => word.length >= shortestOfContent);
  const inLetter = new Set(tokensOf(letter).map(({ word }) => word));
  return words.filter(({ word }) => inLetter.has(word)).length * 2 >= words.length;
}

/** Drops the text that was pending and goes back to the letter. */
export const leftOut = (letter: string | undefined): Next =>
  go(letter === undefined ? "describe" : "review", {
    pending: undefined,
    wish: undefined,
    anew: undefined,
    blank: undefined,
  });

/** Keeps the pending text out of the letter, and answers it as if it had been typed anywhere else. */
export const answered = ({ text: letter, pending }: Escalation): Next =>
  pending === undefined ? leftOut(letter) : { ...leftOut(letter), hears: pending };

/** The letter without its latest addition. */
export function withoutAddition({ text: letter = "", added = "" }: Escalation): Next {
  const isThere = added !== "" && letter.endsWith(`\n${added}`);
  if (!isThere) return { ...toEdit, say: [{ text: t("escalate.editHere") }] };
  const text = letter.slice(0, -added.length - 1);
  return go("review", { text, added: undefined, earlier: letter }, { say: [{ text: t("escalate.removed") }] });
}

/** Leaves the letter, and says that nothing was sent. */
export const cancelled = ({ context }: Pick<Chosen<Escalation>, "context">): Next => ({
  ...resumeLast(context),
  say: [{ text: t("escalate.notSent") }],
});

/** The same for «cancel», typed. */
export const leftUnsent = open("menu", {}, { say: [{ text: t("escalate.notSent") }], noReturn: true });

/** Takes the latest addition out of the letter and answers it, because it was said to the assistant; undefined if nothing was added last. */
export function takenOut({ text: letter = "", added }: Escalation): Next | undefined {
  if (added === undefined || !letter.endsWith(`\n${added}`)) return undefined;
  const data = { text: letter.slice(0, -added.length - 1), added: undefined, earlier: letter, anew: undefined };
  const say = [{ text: t("escalate.takenOut") }];
  const answer = answerAbout(added, undefined);
  if (answer) return go("review", data, { say: [...say, { text: answer }] });
  return { ...go("review", data, { say }), ...(isStatement(added) ? {} : { hears: added }) };
}

/** Handles a refusal. A plain no is not offered as part of the letter; a longer text is, and one that may say something else is asked about. */
export function refused({ text, data: it }: Pick<Typed<Escalation>, "text" | "data">): Next {
  if (wantsNoLetter(text)) return go("dropped", { pending: undefined, wish: undefined });
  const mayTell = it.text !== undefined && wordsIn(text) > mostWordsOfARefusal && !notToSend.test(text);
  return mayTell ? askWhich(text, undefined) : dropped(text);
}
export const takenUp = go("review", { pending: undefined }, { noReturn: true });

/** Ends without sending. The student can still return to the letter, and add the text typed last. */
export function dropped(typed: string): Next {
  const { text: pending, say } = fitted(typed);
  return go("dropped", { pending, wish: undefined }, { say });
}

/** Drops the letter of a student whose phone is back. Both texts can be taken up again; a longer story is part of the letter. */
export const notSentAsFound = ({ text }: Pick<Typed<Escalation>, "text">): Next | undefined => {
  if (complains(text) || wordsIn(text) > mostWordsOfARefusal) return undefined;
  const { to, say = [] } = dropped(text);
  return { to, say: [...say, { text: t("escalate.phoneFound") }] };
};

/** Goes on with the letter that was left unsent when another is to be begun: its text is asked about. */
export const letterInHand: TakenUp = ({ step, data }, opened) => {
  const letter = data["text"];
  if (typeof letter !== "string" || step === "sent" || step === "sending") return undefined;
  const kept = { ...data, pending: undefined, wish: undefined, anew: undefined, blank: undefined };
  const begun = opened["text"];
  const isNew = typeof begun === "string" && !letter.includes(begun) && !isForPerson(begun);
  // A text that was dictated, or written in a form, may stand for all of the letter.
  const mayBeAll = opened["late"] === undefined ? {} : { anew: "yes" };
  return isNew ? { step: "which", data: { ...kept, pending: begun, ...mayBeAll } } : { step: "review", data: kept };
};

/** Starts a letter with a text that was written in a form of an earlier card. */
export function writeAnew(input: string): Next {
  const { text, say } = fitted(input.trim());
  return open("escalate", { text, form: text, late: "yes" }, { say });
}

/**
 * Handles a form on an earlier card: its text joins the current letter, replaces the text that the same form submitted before, or
 * starts a new letter.
 */
export function lateForm(input: string, here: Here<Escalation> | undefined): Next {
  const added = input.trim();
  if (here?.step === "sent" && here.data.form === added)
    return stay({ say: [{ text: t("escalate.alreadySent", { ticket: here.data.ticket ?? "" }) }] });
  if (!here || here.step === "sent") return writeAnew(input);
  const { text, pending, form } = here.data;
  if (here.step === "which") return moreOf(pending, added);
  const isCorrected = text !== undefined && form !== undefined && text.includes(form);
  return isCorrected
    ? describe(
        text.replace(form, () => added),
        { form: added },
      )
    : describe(added, { before: text, form: added });
}

/** Adds to the pending text, of which it is not yet known whether it belongs to the letter. */
function moreOf(before: string | undefined, added: string): Next {
  const { text: pending, say } = fitted(`${before ?? ""}\n${added}`);
  return go("which", { pending }, { say });
}

interface Written {
  /** The letter so far, which the text joins. */
  readonly before?: string | undefined;
  /** The text as a form submitted it; undefined if it did not come from a form. */
  readonly form?: string;
  /** The letter that this text replaces. */
  readonly replaced?: string | undefined;
}

/** «Że …», which goes on with «napisz im». */
const withoutThat = (text: string): string =>
  isAsking(text) ? text : text.replace(/^(?:że|ze|that|що|шо)\s+(\p{L})/iu, (_, first: string) => first.toUpperCase());

/** Adds a text to the letter, or starts one, and goes on to the review. */
export function describe(input: string, { before, form, replaced }: Written = {}): Next {
  const added = form === undefined ? withoutThat(unwrapped(input.trim())) : input.trim();
  const rest = {
    earlier: undefined,
    pending: undefined,
    wish: undefined,
    anew: undefined,
    blank: undefined,
    late: undefined,
    ...(form && { form }),
  };
  // A double tap submits the same form twice.
  const isThere = before !== undefined && `\n${before}\n`.includes(`\n${added}\n`);
  if (isThere) return go("review", rest);
  const text = before === undefined ? added : `${before}\n${added}`;
  const next = { ...rest, text, added: before === undefined ? undefined : added };
  if (before !== undefined && text.length <= longestLetter)
    return go("review", next, { say: [{ text: t("escalate.added") }] });
  if (text.length < shortest) return stay({ say: [{ text: t("escalate.tooShort") }] });
  if (text.length > longestLetter) return stay({ say: [{ text: t("escalate.tooLong", { max: longestLetter }) }] });
  // A form shows the whole letter, so who submits it knows what it replaces.
  const isUnseen = replaced !== undefined && form === undefined;
  return go("review", { ...next, earlier: replaced }, { say: isUnseen ? [{ text: t("escalate.reworded") }] : [] });
}

export function send({ data: { text = "", dialog: at, step, error, stuck, problem } }: Chosen<Escalation>): Next {
  const context = { dialog: at, step, error, stuck, problem };
  const known = Object.entries(context).filter((it): it is [string, string] => it[1] !== undefined);
  return go(
    "sending",
    {},
    { effects: [{ kind: "ticket.send", text, context: Object.fromEntries(known) }], noReturn: true },
  );
}
