import { z } from "zod";
import { card } from "./kit/card";
import { dialog, go, open, resumeLast } from "./kit/dialog";
import { t, verbatim } from "./kit/text";

/** Where everything starts, and where every way out leads. */
export const menu = dialog({
  id: "menu",
  version: 1,
  first: "main",
  data: z.object({}),
  steps: {
    main: {
      ask: (_, { linked, name, resumable, institution }) =>
        card({
          title: t("menu.title"),
          text: linked
            ? t("menu.welcomeBack", { name: { text: verbatim(name ?? "") } })
            : t("menu.welcome", { university: { text: { words: institution.name } } }),
          ...(linked ? {} : { image: { name: "welcome", alt: t("menu.imageAlt") } }),
          choices: [
            ...(resumable.length > 0 ? ["resume"] : []),
            ...(linked ? ["status", "order", "activate", "newPhone", "extend"] : ["link", "eligibility", "activate"]),
            "human",
            "more",
          ],
        }),
      on: {
        resume: { label: t("menu.resume"), style: "primary", then: (_, __, context) => resumeLast(context) },
        link: { label: t("menu.link"), style: "primary", then: open("link") },
        status: { label: t("menu.status"), style: "primary", then: open("status") },
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        activate: { label: t("menu.activate"), then: open("activate") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        extend: { label: t("menu.extend"), then: open("extend") },
        human: { label: t("menu.human"), then: open("escalate") },
        more: { label: t("menu.more"), then: go("more") },
      },
    },
    more: {
      ask: (_, { linked }) =>
        card({
          title: t("menu.moreTitle"),
          text: t("menu.moreText"),
          choices: [
            ...(linked ? ["eligibility", "code", "revoke", "reminders"] : []),
            "tickets",
            "language",
            "privacy",
            ...(linked ? ["unlink"] : []),
            "back",
          ],
        }),
      on: {
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        code: { label: t("menu.code"), then: open("code") },
        revoke: { label: t("menu.revoke"), then: open("revoke") },
        reminders: { label: t("menu.reminders"), then: open("reminders") },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        language: { label: t("menu.language"), then: open("language") },
        privacy: { label: t("menu.privacy"), then: open("privacy") },
        unlink: { label: t("menu.unlink"), then: open("unlink") },
        back: open("menu"),
      },
    },
  },
});
