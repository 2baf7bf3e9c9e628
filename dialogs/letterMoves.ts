import { z } from "zod";
import {
  go,
  open,
  stay,
  type Chosen,
  type Here,
  type Next,
  type StepContext,
  type TextIntent,
  type Typed,
} from "./kit/dialog";
import { unwrapped } from "./kit/dictated";
import { fitted, longestLetter } from "./kit/letter";
import { t, wordsIn } from "./kit/text";
import {
  asksAboutLetter,
  complains,
  forbidsSending,
  isRatherAWish,
  isSmallTalk,
  isToSend,
  notToSend,
  saysSend,
  wantsNoLetter,
} from "./letterWords";
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
  /** A text typed while the letter was being written that may not belong to it. `wish` is the intent it may have instead. */
  pending: z.string().max(4000).optional(),
  wish: z.string().max(40).optional(),
  /** The next text replaces the letter instead of joining it. */
  anew: z.enum(["yes"]).optional(),
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
/** A request to edit the letter has at most this many words: «wywal to pierwsze zdanie», «can I change the last part». */
export const longestEdit = 8;
/** «Czekaj, działa, nie wysyłaj»: a longer text may say «do not send» about something else. */
const mostWordsOfARefusal = 10;
/** A longer text that speaks of changing something is rather part of the letter. */
const mostWordsOfAnEdit = 15;
export const toEdit = go("describe", { anew: "yes" });

/** The letter that a typed text replaces; undefined if the text joins it. */
export const replacedBy = ({ anew, text }: Escalation): string | undefined => (anew ? text : undefined);
/** The letter that new text joins; undefined if the text replaces it. */
export const standing = ({ anew, text }: Escalation): string | undefined => (anew ? undefined : text);

/** Asks whether a text belongs to the letter. `intent` is what else the student may want. */
export function askWhich(typed: string, intent: string | undefined): Next {
  const { text: pending, say } = fitted(typed);
  return go("which", { pending, wish: intent }, { say });
}

/** Handles a question or a request typed instead of a letter; undefined for small talk and for complaints, which describe a problem. */
export function askedBeside({ text, data: it, heard: { intent } }: Typed<Escalation>): Next | undefined {
  if (isSmallTalk(intent) || complains(text)) return undefined;
  if (isRewritten(text, it)) return describe(text, { replaced: replacedBy(it) });
  const which = askWhich(text, intent);
  return asksAboutLetter(text) ? { ...which, say: [...(which.say ?? []), { text: t("escalate.whoReads") }] } : which;
}

const fewestOfALetter = 6;
const shortestOfContent = 4;
/** Whether a text typed at the open field is the letter in other words: at least half of its longer words stand in the letter. */
function isRewritten(text: string, { anew, text: letter }: Escalation): boolean {
  if (!anew || letter === undefined || wordsIn(text) < fewestOfALetter) return false;
  const words = tokensOf(text).filter(({ word }) => word.length >= shortestOfContent);
  const inLetter = new Set(tokensOf(letter).map(({ word }) => word));
  return words.filter(({ word }) => inLetter.has(word)).length * 2 >= words.length;
}

/** Opens what the student asks for when they repeat it instead of saying whether their text belongs to the letter. */
export function insisted(intent: string | undefined, context: StepContext): Next | undefined {
  const opening = intent === undefined ? undefined : context.opening(intent);
  return opening && open(opening.dialog, opening.data);
}

/** Drops the text that was pending and goes back to the letter. */
export const leftOut = (letter: string | undefined): Next =>
  go(letter === undefined ? "describe" : "review", { pending: undefined, wish: undefined });

/**
 * Handles «ok send it» or «no, leave that out, just send the other one», typed instead of saying whether a text belongs to the letter: a
 * question stays out of it, and so does what is to be left out.
 */
export function sentWithout({ text, data: { text: letter, pending = "", wish } }: Typed<Escalation>): Next | undefined {
  const isOut = leavesOut.test(text) && wordsIn(text) <= mostWordsOfARefusal;
  const isQuestion = wish !== undefined || pending.includes("?");
  if (letter === undefined || !(isOut || (isQuestion && isToSend(text)))) return undefined;
  const { to } = leftOut(letter);
  return saysSend(text) ? { to, say: [{ text: t("escalate.readyToSend") }] } : { to };
}
const leavesOut =
  /(?<!\p{L})(?:(?:leave|keep|take) (?:that|it|this|the question) out|(?:send (?:it )?)?without (?:that|it|this)|don.?t (?:add|include) (?:that|it|this)|(?:just|only) (?:send )?the (?:other|first|letter|rest)|nie (?:dopisuj|dodawaj|dołączaj|dolaczaj)|bez (?:tego|niego|pytania)|pomiń|pomin|tylko (?:tamto|tamten|tamtą|resztę|list|wiadomość|zgłoszenie)|не (?:допис|додав)\p{L}*|без (?:цього|того|нього|питання)|тільки (?:те|той|лист|решту|звернення))(?!\p{L})/iu;

/** Handles a refusal. A plain no is not offered as part of the letter; a longer text is. */
export const refused = ({ text }: Pick<Typed<Escalation>, "text">): Next =>
  wantsNoLetter(text) ? go("dropped", { pending: undefined, wish: undefined }) : dropped(text);
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

/** Handles a text typed while the letter is being written: it joins the letter, or the student is asked whether it belongs there. */
export function written(text: string, it: Escalation, { intent, reply, isDoneInGuide }: TextIntent): Next {
  if (isDoneInGuide) return askWhich(text, undefined);
  if (isRewritten(text, it)) return describe(text, { replaced: replacedBy(it) });
  if (reply === "decline" && notToSend.test(text)) return dropped(text);
  if (forbidsSending.test(text) && wordsIn(text) <= mostWordsOfARefusal) return dropped(text);
  const wish = isRatherAWish(text, intent) ? intent : undefined;
  // A text that sounds like a request to change the letter may not become part of it unasked.
  if (reply === "edit" && it.text !== undefined && wordsIn(text) <= mostWordsOfAnEdit) return askWhich(text, wish);
  // «It works now» is a reason not to send the letter.
  return wish !== undefined || intent === "worked" || reply === "decline" || notToSend.test(text)
    ? askWhich(text, wish)
    : describe(text, { before: standing(it), replaced: replacedBy(it) });
}

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
export function moreOf(before: string | undefined, added: string): Next {
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

/** Adds a text to the letter, or starts one, and goes on to the review. */
export function describe(input: string, { before, form, replaced }: Written = {}): Next {
  const added = form === undefined ? unwrapped(input.trim()) : input.trim();
  const rest = {
    earlier: undefined,
    pending: undefined,
    wish: undefined,
    anew: undefined,
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
  return go("review", { ...next, earlier: replaced });
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
