import type { Fact } from "./kit/card";
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
    "prepare",
    "open-android",
    "open-iphone",
    "plus-older",
    "documents-newer",
    "choose-older",
    "choose-newer",
    "description",
    "terms",
    "camera",
    "scan",
    "code",
    "done",
  ],
  extendGuide: ["card-more", "extend", "terms", "scan", "code"],
};

interface Whence {
  /** Where the student was. */
  readonly dialog?: string | undefined;
  readonly step?: string | undefined;
  readonly error?: string | undefined;
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
export function besideWords({ dialog: at, step, error }: Whence, held: HeldFacts): Fact[] {
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
