import { z } from "zod";
import { card, type Fact } from "./kit/card";
import { dialog, go, open, resumeLast, stay, type Next } from "./kit/dialog";
import type { HeldFacts } from "./kit/facts";
import { t, verbatim, type Text } from "./kit/text";

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
      ask: ({ stuck, text }) =>
        card({
          title: t("escalate.title"),
          text: [t(stuck ? "escalate.stuck" : "escalate.describe"), t("escalate.neverSend")],
          field: {
            choice: "review",
            label: t("escalate.label"),
            placeholder: t("escalate.hint"),
            multiline: true,
            maxLength: longest,
          },
          choices: [...(text ? ["keep"] : []), "cancel"],
        }),
      on: {
        review: { label: t("escalate.review"), then: (_, input) => describe(input) },
        keep: { label: t("escalate.keep"), then: go("review") },
        cancel: { then: (_, __, see) => resumeLast(see) },
      },
      text: (text) => describe(text),
    },
    review: {
      reads: ["held"],
      ask: (it, see) =>
        card({
          title: t("escalate.reviewTitle"),
          text: [t("escalate.willSend", { address: see.institution.support.email }), verbatim(it.text ?? "")],
          facts: contents(it, see.fact("held")),
          choices: ["send", "edit", "cancel"],
        }),
      on: {
        send: { label: t("escalate.send"), style: "primary", pressOnly: true, then: send },
        edit: { label: t("escalate.edit"), then: go("describe") },
        cancel: { then: (_, __, see) => resumeLast(see) },
      },
      // «Wyślij» typed here must neither send nor become what is sent.
      text: () => stay({ say: [{ text: t("problem.pressButton") }] }, true),
    },
    sending: {
      passing: true,
      ask: () => null,
      on: {},
      hear: {
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
        resume: { label: t("menu.resume"), style: "primary", then: (_, __, see) => resumeLast(see) },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        menu: open("menu"),
      },
    },
  },
});

function describe(input: string): Next {
  const text = input.trim();
  if (text.length < shortest) return stay({ say: [{ text: t("escalate.tooShort") }] });
  if (text.length > longest) return stay({ say: [{ text: t("escalate.tooLong", { max: longest }) }] });
  return go("review", { text });
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

/** Everything beside the student's own words that goes to support; `src/support/letter.ts` sends the same. */
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
