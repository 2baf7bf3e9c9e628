import { z } from "zod";
import { card } from "./kit/card";
import { back, dialog, open } from "./kit/dialog";
import type { Intent } from "./kit/entries";
import { t } from "./kit/text";

/** The topics students ask about: a short description for a language model, and the menu choices closest to each answer. */
const topics = {
  whatIsIt: { gloss: "what mLegitymacja is", nearest: ["order", "eligibility"] },
  price: { gloss: "what it costs", nearest: ["order"] },
  waiting: { gloss: "how long it takes in general", nearest: ["status"] },
  train: { gloss: "discounts on trains and buses, ticket inspectors", nearest: ["order"] },
  elsewhere: { gloss: "is it accepted elsewhere: library, bank, exam, abroad, city card", nearest: [] },
  offline: { gloss: "does it work without internet", nearest: ["activate"] },
  screenshot: { gloss: "is a screenshot enough", nearest: [] },
  phoneRequirements: { gloss: "which phone, system or app version is needed", nearest: ["activate"] },
  onePhone: { gloss: "how to scan a code that is on the same phone", nearest: ["code", "activate"] },
  twoPhones: { gloss: "the card on two devices at once", nearest: ["newPhone"] },
  codeLifetime: { gloss: "how long a code stays good", nearest: ["code"] },
  renewsItself: { gloss: "does the card extend by itself, how often", nearest: ["extend", "reminders"] },
  graduate: { gloss: "what happens after graduation, removal, leave or in the holidays", nearest: ["status"] },
  severalProgrammes: { gloss: "studying more than one programme", nearest: ["eligibility"] },
  nameChange: { gloss: "the name has changed", nearest: ["eligibility"] },
  wrongData: { gloss: "photo, name or date on the card is wrong", nearest: ["eligibility"] },
  photo: { gloss: "the photo in USOS", nearest: ["eligibility"] },
  plastic: { gloss: "is the plastic card needed, the plastic one is lost", nearest: ["eligibility"] },
  noPesel: { gloss: "having no PESEL number", nearest: ["eligibility"] },
  foreigner: { gloss: "foreign students: PESEL UKR, Erasmus, residence card", nearest: ["eligibility"] },
  trustedProfile: { gloss: "the Trusted Profile (Profil Zaufany)", nearest: ["eligibility"] },
  appPassword: { gloss: "forgot the password of mObywatel or gov.pl", nearest: [] },
  verify: { gloss: "check somebody else's card", nearest: [] },
  safety: { gloss: "is it safe, who sees my data in the app", nearest: ["privacy"] },
  bot: { gloss: "who or what this assistant is", nearest: [] },
  officeContact: { gloss: "where the dean's office is, its hours", nearest: [] },
  outage: { gloss: "is USOS or mObywatel down", nearest: ["status"] },
} as const;

export type About = keyof typeof topics;
const abouts = Object.keys(topics) as About[];

/** The name of a topic among the training phrases. */
type Topic = Exclude<About, "trustedProfile"> | "profilZaufany";
const topicOf = (about: About): Topic => (about === "trustedProfile" ? "profilZaufany" : about);

const intents = Object.fromEntries(
  abouts.map((about): [Topic, Intent] => {
    const { gloss } = topics[about];
    return [topicOf(about), { gloss, label: t(`advice.${about}.title`), data: { about } }];
  }),
) as Readonly<Record<Topic, Intent>>;

/** Short answers to the most common questions. */
export const advice = dialog({
  id: "advice",
  version: 1,
  first: "look",
  data: z.object({ about: z.enum(abouts) }),
  intents,
  steps: {
    look: {
      isPreparation: ({ about }) => about === "trustedProfile" || about === "appPassword",
      ask: ({
        data: { about },
        context: {
          institution: { links, support },
          leftQuestion,
        },
      }) =>
        card({
          title: t(`advice.${about}.title`),
          text: t(`advice.${about}.text`, { office: { text: { words: support.deansOffice } } }),
          links: about === "trustedProfile" ? [{ label: t("link.trustedProfile"), url: links.trustedProfile }] : [],
          choices: [...topics[about].nearest, ...(leftQuestion ? ["back"] : []), "human", "menu"],
        }),
      on: {
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        status: { label: t("menu.status"), then: open("status") },
        activate: { label: t("menu.activate"), then: open("activate") },
        code: { label: t("menu.code"), then: open("code") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        extend: { label: t("menu.extend"), then: open("extend") },
        reminders: { label: t("menu.reminders"), then: open("reminders") },
        privacy: { label: t("menu.privacy"), then: open("privacy") },
        back: { label: t("button.backHere"), then: back() },
        human: open("escalate", { dialog: "advice" }),
        menu: open("menu"),
      },
    },
  },
});
