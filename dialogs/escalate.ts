import { z } from "zod";
import { card } from "./kit/card";
import {
  dialog,
  go,
  open,
  resumeLast,
  stay,
  type Chosen,
  type Here,
  type Next,
  type StepContext,
  type TextIntent,
  type Typed,
} from "./kit/dialog";
import { longestLetter } from "./kit/letter";
import { t, verbatim, wordsIn } from "./kit/text";
import { besideWords } from "./letterContext";
import { complains, fewWords, harmless, isRatherAWish, isSmallTalk, leaves, notToSend } from "./letterWords";

const shortest = 5;
/** «Wywal to pierwsze zdanie», «can I change the last part». */
const longestEdit = 8;
const toEdit = go("describe", { anew: "yes" });

const data = z.object({
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
type Escalation = z.infer<typeof data>;

/** Handing over to people: the student describes, sees what will be sent, confirms, and learns whether it arrived. */
export const escalate = dialog({
  id: "escalate",
  version: 1,
  first: "describe",
  data,
  button: t("button.human"),
  intents: { human: { gloss: "a person from support, a complaint" } },
  inMenu: [{ page: "main", to: "everybody", at: 60, choice: "human", label: t("menu.human") }],
  steps: {
    describe: {
      enter: ({ data: { late, text = "" } }) =>
        late && text.length >= shortest ? go("review", { late: undefined }) : undefined,
      ask: ({ data: { stuck, text, anew } }) =>
        card({
          title: t("escalate.title"),
          text: [t(stuck ? "escalate.stuck" : "escalate.describe"), t("escalate.neverSend")],
          field: {
            choice: "review",
            label: t("escalate.label"),
            placeholder: t("escalate.hint"),
            ...(anew && text !== undefined && { value: text }),
            multiline: true,
            maxLength: longestLetter,
          },
          choices: [...(text ? ["keep"] : []), "cancel"],
        }),
      on: {
        review: {
          label: t("escalate.review"),
          then: ({ input }) => describe(input, { form: input.trim() }),
          late: lateForm,
        },
        keep: { label: t("escalate.keep"), then: go("review") },
        cancel: { said: t("said.dontSend"), then: ({ context }) => resumeLast(context) },
      },
      replies: {
        situation: "letter",
        on: {
          tell: ({ data: it, text }) => (notToSend.test(text) ? undefined : describe(text, { before: standing(it) })),
          ask: askedBeside,
          decline: ({ data: it, text, context, heard: { intent } }) => {
            if (isSmallTalk(intent)) return undefined;
            const isWish = it.text === undefined && intent !== undefined && context.opening(intent) !== undefined;
            return isWish ? askWhich(text, intent) : dropped(text);
          },
        },
      },
      text: ({ text, data: it, heard }) =>
        isSmallTalk(heard.intent)
          ? stay({ say: [{ text: t("escalate.stillListening") }] })
          : written(text, standing(it), heard),
    },
    which: {
      ask: ({ data: { pending, wish }, context }) => {
        const opening = wish === undefined ? undefined : context.opening(wish);
        return card({
          text: [t("escalate.which"), verbatim(pending ?? ""), t("escalate.wayBack")],
          ...(opening && { opens: [opening] }),
        });
      },
      on: {
        add: {
          label: t("escalate.add"),
          said: t("said.add"),
          style: "primary",
          then: ({ data: { text, pending } }) => describe(pending ?? "", { before: text }),
        },
        leave: {
          label: t("escalate.leaveOut"),
          said: t("said.leaveOut"),
          then: ({ data: { text } }) =>
            go(text === undefined ? "describe" : "review", { pending: undefined, wish: undefined }),
        },
      },
      replies: {
        situation: "which",
        on: {
          accept: "add",
          leave: "leave",
          ask: ({ data: { wish }, text, context, heard: { intent } }) =>
            insisted(isRatherAWish(text, intent) ? intent : harmless(wish), context),
          decline: ({ text }) => dropped(text),
        },
      },
      text: ({ text, data: { text: before, pending }, heard: { intent } }) => {
        if (intent === "yes" && wordsIn(text) <= fewWords) return describe(pending ?? "", { before });
        if (leaves(text, intent))
          return go(before === undefined ? "describe" : "review", { pending: undefined, wish: undefined });
        return go("which", { pending: `${pending ?? ""}\n${text}`.slice(0, longestLetter) });
      },
    },
    review: {
      reads: ["held"],
      takesTextAtOnce: true,
      ask: ({ data: it, context }) =>
        card({
          title: t("escalate.reviewTitle"),
          text: [t("escalate.willSend", { address: context.institution.support.email }), verbatim(it.text ?? "")],
          facts: besideWords(it, context.fact("held"), (at, step) => context.placeOf(at, step)),
          choices: ["send", "edit", "cancel"],
        }),
      on: {
        send: { label: t("escalate.send"), said: t("said.send"), style: "primary", pressOnly: true, then: send },
        edit: { label: t("escalate.edit"), then: toEdit },
        cancel: { said: t("said.dontSend"), then: ({ context }) => resumeLast(context) },
      },
      replies: {
        situation: "review",
        on: {
          tell: ({ data: it, text }) => (notToSend.test(text) ? undefined : describe(text, { before: it.text })),
          ask: askedBeside,
          accept: ({ text }) =>
            notToSend.test(text) ? undefined : stay({ say: [{ text: t("escalate.readyToSend") }] }, true),
          // New words for it are a part of it; wishing to correct it is not.
          edit: ({ text }) => (wordsIn(text) > longestEdit || text.includes(":") ? undefined : toEdit),
          decline: ({ text }) => dropped(text),
        },
      },
      // People write in pieces: what comes now belongs to it, unless it is «ok» or plainly something else.
      text: ({ text, data: { text: before }, heard }) =>
        isSmallTalk(heard.intent) && !notToSend.test(text)
          ? stay({ say: [{ text: t("escalate.readyToSend") }] }, true)
          : written(text, before, heard),
    },
    dropped: {
      ask: ({ data: { text } }) =>
        card({ text: t("escalate.notSent"), choices: [...(text === undefined ? [] : ["takeUp"]), "add", "menu"] }),
      on: {
        takeUp: {
          label: t("escalate.takeUp"),
          said: t("said.send"),
          then: go("review", { pending: undefined }, { noReturn: true }),
        },
        add: {
          label: t("escalate.addAll"),
          said: t("said.add"),
          then: ({ data: { text, pending } }) => describe(pending ?? "", { before: text }),
        },
        menu: open("menu"),
      },
    },
    sending: {
      passing: true,
      ask: () => null,
      on: {},
      onHappening: {
        ticketOpened: ({ happening: { ticket } }) => go("sent", { ticket, text: undefined }, { noReturn: true }),
        ticketTooMany: () => open("tickets", {}, { say: [{ text: t("tickets.tooMany") }], noReturn: true }),
      },
    },
    sent: {
      ask: ({ data: { ticket }, context: { resumable } }) =>
        card({
          title: t("escalate.sentTitle", { ticket: ticket ?? "" }),
          text: t("escalate.sent"),
          choices: [...(resumable.length > 0 ? ["resume"] : []), "tickets", "menu"],
        }),
      on: {
        resume: { label: t("menu.resume"), style: "primary", then: ({ context }) => resumeLast(context) },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        menu: open("menu"),
      },
    },
  },
});

/** The letter that what is typed joins; undefined where it takes its place. */
const standing = ({ anew, text }: Escalation): string | undefined => (anew ? undefined : text);

/** Whether it belongs to the letter, and what else it may want. */
const askWhich = (text: string, intent: string | undefined): Next =>
  go("which", { pending: text.slice(0, longestLetter), wish: intent });

/** A question or a wish in the place of a letter. Whoever complains describes. */
function askedBeside({ text, heard: { intent } }: Typed<Escalation>): Next | undefined {
  return isSmallTalk(intent) || complains(text) ? undefined : askWhich(text, intent);
}

/** Somebody who was asked says again what they want instead. */
function insisted(intent: string | undefined, context: StepContext): Next | undefined {
  const opening = intent === undefined ? undefined : context.opening(intent);
  return opening && open(opening.dialog, opening.data);
}

/** Nothing is sent; what was written can be taken up again, and what was typed last added to it. */
const dropped = (typed: string): Next => go("dropped", { pending: typed.slice(0, longestLetter), wish: undefined });

/** What is typed where the letter is written: a part of it, or perhaps not. */
function written(text: string, before: string | undefined, { intent, reply }: TextIntent): Next {
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
function lateForm(input: string, here: Here<Escalation> | undefined): Next {
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
function describe(input: string, { before, form }: Written = {}): Next {
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

function send({ data: { text = "", dialog: at, step, error, stuck } }: Chosen<Escalation>): Next {
  const context = { dialog: at, step, error, stuck };
  const known = Object.entries(context).filter((it): it is [string, string] => it[1] !== undefined);
  return go(
    "sending",
    {},
    { effects: [{ kind: "ticket.send", text, context: Object.fromEntries(known) }], noReturn: true },
  );
}
