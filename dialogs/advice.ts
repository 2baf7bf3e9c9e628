import { z } from "zod";
import { card } from "./kit/card";
import { back, dialog, open } from "./kit/dialog";
import { t } from "./kit/text";

/** What students ask, and the cards nearest to each answer. */
const nearest = {
  photo: ["eligibility"],
  trustedProfile: ["eligibility"],
  noPesel: ["eligibility"],
  plastic: ["eligibility"],
  whatIsIt: ["order", "eligibility"],
  price: ["order"],
  waiting: ["status"],
  train: ["order"],
  elsewhere: [],
  offline: ["activate"],
  screenshot: [],
  phoneRequirements: ["activate"],
  onePhone: ["code", "activate"],
  twoPhones: ["newPhone"],
  codeLifetime: ["code"],
  renewsItself: ["extend", "reminders"],
  graduate: ["status"],
  severalProgrammes: ["eligibility"],
  nameChange: ["eligibility"],
  wrongData: ["eligibility"],
  foreigner: ["eligibility"],
  appPassword: [],
  verify: [],
  safety: ["privacy"],
  bot: [],
  officeContact: [],
  outage: ["status"],
} as const;

export type About = keyof typeof nearest;
export const abouts = Object.keys(nearest) as About[];

/** Short answers to what students ask most. */
export const advice = dialog({
  id: "advice",
  version: 1,
  first: "look",
  data: z.object({ about: z.enum(abouts) }),
  steps: {
    look: {
      ask: ({ about }, { institution: { links, support }, leftQuestion }) =>
        card({
          title: t(`advice.${about}.title`),
          text: t(`advice.${about}.text`, { office: { text: { words: support.deansOffice } } }),
          links: about === "trustedProfile" ? [{ label: t("link.trustedProfile"), url: links.trustedProfile }] : [],
          choices: [...nearest[about], ...(leftQuestion ? ["back"] : []), "human", "menu"],
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
