import { z } from "zod";
import { card } from "./kit/card";
import { dialog, go, open, type StepContext } from "./kit/dialog";
import { usosSays, t } from "./kit/text";
import { walk } from "./kit/walk";

/** Whether this university's rules ask for the plastic card to be extended first. */
const needsPlasticExtended = ({ institution: { rules, ruleSets } }: StepContext): boolean =>
  ruleSets[rules]?.conditions.includes("plasticCardExtended") ?? false;

/** Extends the card after the dean's office has extended the plastic one, and explains why there may be nothing to order yet. */
export const extend = dialog({
  id: "extend",
  version: 1,
  first: "look",
  data: z.object({}),
  needsAccount: true,
  title: t("extend.title"),
  button: t("menu.extend"),
  intents: { extend: { gloss: "a longer validity of the card" } },
  inMenu: [
    { page: "main", at: { mayExtend: 10 } },
    { page: "main", at: { active: 20 }, choice: "whenExtend", label: t("extend.when") },
  ],
  steps: {
    look: {
      reads: ["card"],
      ask: ({ context }) => {
        const { orders, whyCannotOrder } = context.fact("card");
        const isReady = orders.some(({ phase }) => phase === "ready");
        const hasCard = orders.some(({ phase }) => phase === "collected");
        const title = t("extend.title");
        if (isReady && !hasCard)
          return card({ title, text: t("extend.firstCode"), choices: ["code", "activate", "menu"] });
        if (isReady) return card({ title, text: t("extend.codeWaits"), choices: ["code", "guide", "menu"] });
        if (!hasCard) return card({ title, text: t("extend.noCard"), choices: ["status", "eligibility", "menu"] });
        if (!whyCannotOrder)
          return card({ title, text: [t("extend.canOrder"), t("extend.how")], choices: ["order", "guide", "menu"] });
        return card({
          title,
          text: [
            t("extend.cannot"),
            ...usosSays(whyCannotOrder).map((text) => t("eligibility.usosSays", { words: { text } })),
            ...(needsPlasticExtended(context) ? [t("extend.reasonOffice")] : []),
          ],
          choices: ["status", "again", "human", "menu"],
        });
      },
      on: {
        order: { label: t("extend.order"), style: "primary", then: open("order") },
        code: { label: t("menu.code"), style: "primary", then: open("code") },
        activate: { label: t("menu.activate"), then: open("activate") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        guide: { label: t("extend.guide"), then: open("extendGuide") },
        status: { label: t("menu.status"), then: open("status") },
        again: { label: t("eligibility.checkAgain"), then: go("look") },
        human: open("escalate", { dialog: "extend", step: "look" }),
        menu: open("menu"),
      },
    },
  },
});

/** The walkthrough of «Więcej → Przedłuż ważność», one card at a time. */
export const extendGuide = dialog({
  id: "extendGuide",
  version: 1,
  first: "more",
  data: z.object({ helpAt: z.string().optional() }),
  resumable: true,
  title: t("extend.title"),
  button: t("extend.guide"),
  inMenu: [{ page: "main", at: { extending: 20, extensionReady: 20 } }],
  stops: ["card-more", "extend", "terms", "scan", "code"],
  steps: {
    ...walk<{ helpAt?: string | undefined }>("extendGuide", {
      more: { name: () => "card-more", next: "extend", isFirst: true },
      extend: { name: () => "extend", next: "terms" },
      terms: { name: () => "terms", next: "scan" },
      scan: { name: () => "scan", next: "code", extra: { showCode: { label: t("code.show"), then: open("code") } } },
      code: { name: () => "code", next: "finished" },
    }),
    finished: {
      over: true,
      ask: () =>
        card({
          title: t("extendGuide.finishedTitle"),
          text: t("extendGuide.finished"),
          image: { name: "done", alt: t("activate.done.alt") },
        }),
      on: { status: { label: t("menu.status"), then: open("status") }, menu: open("menu") },
    },
  },
});
