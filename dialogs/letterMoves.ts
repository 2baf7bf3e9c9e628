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
import { longestLetter } from "./kit/letter";
import { t } from "./kit/text";
import { complains, isRatherAWish, isSmallTalk, notToSend, wantsNoLetter } from "./letterWords";

/** A letter to the support queue while it is written, and what else was typed meanwhile. */
export const escalation = z.object({
  /** Where the student was, for support. */
  dialog: z.string().max(40).optional(),
  step: z.string().max(40).optional(),
  error: z.string().max(80).optional(),
  stuck: z.enum(["yes"]).optional(),
  text: z.string().max(4000).optional(),
  ticket: z.string().optional(),
  /** Typed where the letter is written, and perhaps no part of it; and what else it may want. */
  pending: z.string().max(4000).optional(),
  wish: z.string().max(40).optional(),
  /** What is typed now takes the place of the letter, instead of joining it. */
  anew: z.enum(["yes"]).optional(),
  /** The letter came from the form of an earlier card and is to be looked at. */
  late: z.enum(["yes"]).optional(),
  /** What a form brought last: sent once more, corrected or not, it takes the place of that. */
  form: z.string().max(4000).optional(),
});
export type Escalation = z.infer<typeof escalation>;

export const shortest = 5;
/** «Wywal to pierwsze zdanie», «can I change the last part». */
export const longestEdit = 8;
export const toEdit = go("describe", { anew: "yes" });

/** The letter that what is typed joins; undefined where it takes its place. */
export const standing = ({ anew, text }: Escalation): string | undefined => (anew ? undefined : text);

/** Whether it belongs to the letter, and what else it may want. */
export const askWhich = (text: string, intent: string | undefined): Next =>
  go("which", { pending: text.slice(0, longestLetter), wish: intent });

/** A question or a wish in the place of a letter. Whoever complains describes. */
export function askedBeside({ text, heard: { intent } }: Typed<Escalation>): Next | undefined {
  return isSmallTalk(intent) || complains(text) ? undefined : askWhich(text, intent);
}

/** Somebody who was asked says again what they want instead. */
export function insisted(intent: string | undefined, context: StepContext): Next | undefined {
  const opening = intent === undefined ? undefined : context.opening(intent);
  return opening && open(opening.dialog, opening.data);
}

/** What was typed meanwhile is no part of the letter. */
export const leftOut = (letter: string | undefined): Next =>
  go(letter === undefined ? "describe" : "review", { pending: undefined, wish: undefined });

/** A plain no is not offered as a part of the letter. */
export const refused = ({ text }: Pick<Typed<Escalation>, "text">): Next =>
  wantsNoLetter(text) ? go("dropped", { pending: undefined, wish: undefined }) : dropped(text);
export const takenUp = go("review", { pending: undefined }, { noReturn: true });

/** Nothing is sent; what was written can be taken up again, and what was typed last added to it. */
export const dropped = (typed: string): Next =>
  go("dropped", { pending: typed.slice(0, longestLetter), wish: undefined });

/** What is typed where the letter is written: a part of it, or perhaps not. */
export function written(text: string, before: string | undefined, { intent, reply, isDoneInGuide }: TextIntent): Next {
  if (isDoneInGuide) return askWhich(text, undefined);
  if (reply === "decline" && notToSend.test(text)) return dropped(text);
  const wish = isRatherAWish(text, intent) ? intent : undefined;
  // That it works now is rather a reason to send nothing.
  return wish !== undefined || intent === "worked" || reply === "decline" || notToSend.test(text)
    ? askWhich(text, wish)
    : describe(text, { before });
}

/** A letter that was written elsewhere. */
export function writeAnew(input: string): Next {
  const text = input.trim().slice(0, longestLetter);
  return open("escalate", { text, form: text, late: "yes" });
}

/** The form of an earlier card: a part of the letter that is being written, what corrects such a part, or a letter of its own. */
export function lateForm(input: string, here: Here<Escalation> | undefined): Next {
  const added = input.trim();
  if (here?.step === "sent" && here.data.form === added)
    return stay({ say: [{ text: t("escalate.alreadySent", { ticket: here.data.ticket ?? "" }) }] });
  if (!here || here.step === "sent") return writeAnew(input);
  const { text, pending, form } = here.data;
  if (here.step === "which") return go("which", { pending: `${pending ?? ""}\n${added}`.slice(0, longestLetter) });
  const isCorrected = text !== undefined && form !== undefined && text.includes(form);
  return isCorrected
    ? describe(
        text.replace(form, () => added),
        { form: added },
      )
    : describe(added, { before: text, form: added });
}

interface Written {
  /** The letter so far, which this joins. */
  readonly before?: string | undefined;
  /** Which part of it a form brought; undefined where none did now. */
  readonly form?: string;
}

/** The letter as it stands with what is added to it. */
export function describe(input: string, { before, form }: Written = {}): Next {
  const added = input.trim();
  const rest = { pending: undefined, wish: undefined, anew: undefined, late: undefined, ...(form && { form }) };
  // A form is sent once more by an impatient thumb.
  const isThere = before !== undefined && `\n${before}\n`.includes(`\n${added}\n`);
  if (isThere) return go("review", rest);
  const text = before === undefined ? added : `${before}\n${added}`;
  const next = { ...rest, text };
  if (before !== undefined && text.length <= longestLetter)
    return go("review", next, { say: [{ text: t("escalate.added") }] });
  if (text.length < shortest) return stay({ say: [{ text: t("escalate.tooShort") }] });
  if (text.length > longestLetter) return stay({ say: [{ text: t("escalate.tooLong", { max: longestLetter }) }] });
  return go("review", next);
}

export function send({ data: { text = "", dialog: at, step, error, stuck } }: Chosen<Escalation>): Next {
  const context = { dialog: at, step, error, stuck };
  const known = Object.entries(context).filter((it): it is [string, string] => it[1] !== undefined);
  return go(
    "sending",
    {},
    { effects: [{ kind: "ticket.send", text, context: Object.fromEntries(known) }], noReturn: true },
  );
}
