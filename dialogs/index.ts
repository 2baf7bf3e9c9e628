import { activate } from "./activate";
import { abouts, advice } from "./advice";
import { code } from "./code";
import { eligibility } from "./eligibility";
import { escalate } from "./escalate";
import { extend, extendGuide } from "./extend";
import { t, type Text } from "./kit/text";
import type { Opening } from "./kit/card";
import { language } from "./language";
import { link, verify } from "./link";
import { lostPhone } from "./lostPhone";
import { menu } from "./menu";
import { newPhone } from "./newPhone";
import { order } from "./order";
import { privacy } from "./privacy";
import { reminders } from "./reminders";
import { revoke } from "./revoke";
import { here, resumed } from "./returns";
import { status } from "./status";
import { ticket, tickets } from "./tickets";
import { unlink } from "./unlink";

export { notices } from "./notices";

const all = [
  menu,
  link,
  unlink,
  eligibility,
  order,
  status,
  code,
  activate,
  extend,
  extendGuide,
  revoke,
  newPhone,
  lostPhone,
  escalate,
  tickets,
  ticket,
  privacy,
  reminders,
  language,
  advice,
  here,
  resumed,
];

/** What is done with six digits that the chat's client hands over after a sign-in. */
export const signIn = verify;

/** What is done with words that may be meant for the people of a ticket. */
export { invitesWords, writeBack } from "./writeBack";

/** Every dialog by its id. */
export const dialogs = Object.fromEntries(all.map((it) => [it.id, it]));

const opening = (dialog: string, label = `menu.${dialog}`, data?: Record<string, string>): Opening => ({
  label: t(label),
  dialog,
  ...(data ? { data } : {}),
});

/** What each intent of `src/understanding` leads to. Opening a dialog is all a typed text can do. */
export const intents: Readonly<Record<string, Opening | { readonly says: Text }>> = {
  menu: opening("menu", "button.menu"),
  eligibility: opening("eligibility"),
  order: opening("order"),
  status: opening("status"),
  showCode: opening("code"),
  activate: opening("activate"),
  extend: opening("extend"),
  revoke: opening("revoke"),
  newPhone: opening("newPhone"),
  lostPhone: opening("lostPhone", "lostPhone.title"),
  link: opening("link"),
  unlink: opening("unlink"),
  human: opening("escalate", "button.human"),
  tickets: opening("tickets"),
  privacy: opening("privacy"),
  reminders: opening("reminders"),
  language: opening("language"),
  languagePl: opening("language", "language.pl", { to: "pl" }),
  languageEn: opening("language", "language.en", { to: "en" }),
  languageUk: opening("language", "language.uk", { to: "uk" }),
  ...Object.fromEntries(abouts.map((about) => [about, opening("advice", `advice.${about}.title`, { about })])),
  profilZaufany: opening("advice", "advice.trustedProfile.title", { about: "trustedProfile" }),
  thanks: { says: t("says.thanks") },
  bye: { says: t("says.bye") },
};
