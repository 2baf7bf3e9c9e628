import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { dialog, go, open, resumeLast, stay, type Here, type Next } from "./kit/dialog";
import type { HeldFacts } from "./kit/facts";
import { t, verbatim, wordsIn, type Text } from "./kit/text";
import { fewWords, isRatherAWish, isSmallTalk, leaves, notToSend } from "./letterWords";

/** The dialogs a student may come from, each by the text that names it. */
const places: Readonly<Record<string, string>> = {
  link: "link.title",
  eligibility: "eligibility.title",
  order: "order.title",
  status: "status.title",
  code: "code.title",
  activate: "activate.title",
  extend: "extend.title",
  extendGuide: "extend.title",
  revoke: "revoke.title",
  newPhone: "newPhone.title",
  lostPhone: "lostPhone.title",
  tickets: "tickets.title",
  ticket: "tickets.title",
  privacy: "privacy.title",
  reminders: "reminders.title",
  language: "language.title",
  unlink: "unlink.title",
};

/** The stops of the walkthroughs, by the names their texts and drawings have. */
const stops: Readonly<Record<string, readonly string[]>> = {
  activate: [
    ...["prepare", "open-android", "open-iphone", "plus-older", "documents-newer", "choose-older", "choose-newer"],
    ...["description", "terms", "camera", "scan", "code", "done"],
  ],
  extendGuide: ["card-more", "extend", "terms", "scan", "code"],
};

const shortest = 5;
const longest = 2000;

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
  steps: {
    describe: {
      enter: ({ late, text = "" }) => (late && text.length >= shortest ? go("review", { late: undefined }) : undefined),
      ask: ({ stuck, text, anew }) =>
        card({
          title: t("escalate.title"),
          text: [t(stuck ? "escalate.stuck" : "escalate.describe"), t("escalate.neverSend")],
          field: {
            choice: "review",
            label: t("escalate.label"),
            placeholder: t("escalate.hint"),
            ...(anew && text !== undefined && { value: text }),
            multiline: true,
            maxLength: longest,
          },
          choices: [...(text ? ["keep"] : []), "cancel"],
        }),
      on: {
        review: {
          label: t("escalate.review"),
          then: (_, input) => describe(input, { form: input.trim() }),
          late: lateForm,
        },
        keep: { label: t("escalate.keep"), then: go("review") },
        cancel: { said: t("said.dontSend"), then: (_, __, context) => resumeLast(context) },
      },
      text: (text, { anew, text: before }, _, { intent }) =>
        isSmallTalk(intent)
          ? stay({ say: [{ text: t("escalate.stillListening") }] })
          : written(text, anew ? undefined : before, intent),
    },
    which: {
      ask: ({ pending, wish }, context) => {
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
          then: ({ text, pending }) => describe(pending ?? "", { before: text }),
        },
        leave: {
          label: t("escalate.leaveOut"),
          said: t("said.leaveOut"),
          then: ({ text }) => go(text === undefined ? "describe" : "review", { pending: undefined, wish: undefined }),
        },
      },
      text: (text, { text: before, pending }, _, { intent }) => {
        if (intent === "yes" && wordsIn(text) <= fewWords) return describe(pending ?? "", { before });
        if (leaves(text, intent))
          return go(before === undefined ? "describe" : "review", { pending: undefined, wish: undefined });
        return go("which", { pending: `${pending ?? ""}\n${text}`.slice(0, longest) });
      },
    },
    review: {
      reads: ["held"],
      takesTextAtOnce: true,
      ask: (it, context) =>
        card({
          title: t("escalate.reviewTitle"),
          text: [t("escalate.willSend", { address: context.institution.support.email }), verbatim(it.text ?? "")],
          facts: contents(it, context.fact("held")),
          choices: ["send", "edit", "cancel"],
        }),
      on: {
        send: { label: t("escalate.send"), said: t("said.send"), style: "primary", pressOnly: true, then: send },
        edit: { label: t("escalate.edit"), then: go("describe", { anew: "yes" }) },
        cancel: { said: t("said.dontSend"), then: (_, __, context) => resumeLast(context) },
      },
      // People write in pieces: what comes now belongs to it, unless it is «ok» or plainly something else.
      text: (text, { text: before }, _, { intent }) =>
        isSmallTalk(intent) && !notToSend.test(text)
          ? stay({ say: [{ text: t("escalate.readyToSend") }] }, true)
          : written(text, before, intent),
    },
    sending: {
      passing: true,
      ask: () => null,
      on: {},
      onHappening: {
        ticketOpened: (_, { ticket }) => go("sent", { ticket, text: undefined }, { noReturn: true }),
        ticketTooMany: () => open("tickets", {}, { say: [{ text: t("tickets.tooMany") }], noReturn: true }),
      },
    },
    sent: {
      ask: ({ ticket }, { resumable }) =>
        card({
          title: t("escalate.sentTitle", { ticket: ticket ?? "" }),
          text: t("escalate.sent"),
          choices: [...(resumable.length > 0 ? ["resume"] : []), "tickets", "menu"],
        }),
      on: {
        resume: { label: t("menu.resume"), style: "primary", then: (_, __, context) => resumeLast(context) },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        menu: open("menu"),
      },
    },
  },
});

/** What is typed where the letter is written: a part of it, or perhaps not. */
function written(text: string, before: string | undefined, intent: string | undefined): Next {
  const wish = isRatherAWish(text, intent) ? intent : undefined;
  // That it works now is rather a reason to send nothing.
  return wish !== undefined || intent === "worked" || notToSend.test(text)
    ? go("which", { pending: text, wish })
    : describe(text, { before });
}

/** A letter that was written elsewhere. */
export function writeAnew(input: string): Next {
  const text = input.trim().slice(0, longest);
  return open("escalate", { text, form: text, late: "yes" });
}

/** The form of an earlier card: a part of the letter that is being written, what corrects such a part, or a letter of its own. */
function lateForm(input: string, here: Here<Escalation> | undefined): Next {
  const added = input.trim();
  if (here?.step === "sent" && here.data.form === added)
    return stay({ say: [{ text: t("escalate.alreadySent", { ticket: here.data.ticket ?? "" }) }] });
  if (!here || here.step === "sent") return writeAnew(input);
  const { text, pending, form } = here.data;
  if (here.step === "which") return go("which", { pending: `${pending ?? ""}\n${added}`.slice(0, longest) });
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
  if (before !== undefined && text.length <= longest)
    return go("review", next, { say: [{ text: t("escalate.added") }] });
  if (text.length < shortest) return stay({ say: [{ text: t("escalate.tooShort") }] });
  if (text.length > longest) return stay({ say: [{ text: t("escalate.tooLong", { max: longest }) }] });
  return go("review", next);
}

function send({ text = "", dialog: at, step, error, stuck }: Escalation): Next {
  const context = { dialog: at, step, error, stuck };
  const known = Object.entries(context).filter((it): it is [string, string] => it[1] !== undefined);
  return go(
    "sending",
    {},
    { effects: [{ kind: "ticket.send", text, context: Object.fromEntries(known) }], noReturn: true },
  );
}

/** What people call the place a student was at. A walkthrough's steps have titles; other steps are said by their place. */
function where(at: string, step: string | undefined): Text | undefined {
  const place = Object.hasOwn(places, at) ? places[at] : undefined;
  if (place === undefined) return undefined;
  if (step === undefined || !Object.hasOwn(stops, at)) return t(place);
  const title = stops[at]?.includes(step) ? t(`${at}.${step}.title`) : verbatim(step);
  return t("escalate.where", { place: { text: t(place) }, step: { text: title } });
}

/** Everything beside the student's own words that goes to support; `src/tickets/post.ts` sends the same. */
export function contents({ dialog: at, step, error }: Escalation, held: HeldFacts): Fact[] {
  const { firstName, chatName, studentNumber, orderPhase } = held;
  const place = at === undefined ? undefined : where(at, step);
  return [
    ...(firstName !== null ? [{ name: t("escalate.fact.name"), value: verbatim(firstName) }] : []),
    ...(firstName === null && chatName !== null
      ? [{ name: t("escalate.fact.chatName"), value: verbatim(chatName) }]
      : []),
    ...(studentNumber !== null ? [{ name: t("escalate.fact.studentNumber"), value: verbatim(studentNumber) }] : []),
    ...(place !== undefined ? [{ name: t("escalate.fact.where"), value: place }] : []),
    ...(orderPhase ? [{ name: t("escalate.fact.status"), value: t(`timeline.${orderPhase}`) }] : []),
    ...(error ? [{ name: t("escalate.fact.error"), value: verbatim(error) }] : []),
  ];
}
