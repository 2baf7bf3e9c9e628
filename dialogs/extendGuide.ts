import { z } from "zod";
import { showsCodes } from "./code";
import { installed } from "./kit/installed";
import { card } from "./kit/card";
import { cardStateOf, cardStates, type CardState } from "./kit/cardState";
import { dialog, go, open, type StepContext } from "./kit/dialog";
import { explainsTerms } from "./kit/explained";
import { wayToCard } from "./kit/possible";
import { reported } from "./kit/reported";
import { t } from "./kit/text";
import { openedAt, walk, walkData } from "./kit/walk";
import { byScreen, screen } from "./onePhone";
import { scanStep } from "./scanStep";

const guideStops = ["more", "extend", "terms", "scan", "code"] as const;
const guideData = z.object({
  screen,
  /** The state of the card, if no code for an extension waits. */
  state: z.enum(cardStates).optional(),
  ...walkData(guideStops),
});

/** The first thing to do for an extension without a code; the state is unknown before the sign-in. */
function firstWithoutCode(state: CardState | undefined, context: StepContext): string {
  switch (state) {
    case "none":
      return wayToCard(context);
    case "active":
      return "whenExtend";
    case "ready":
      return "activate";
    case "ordered":
    case "extending":
      return "status";
    default:
      return "extend";
  }
}

/** The walkthrough of «Więcej → Przedłuż ważność», one card at a time. */
export const extendGuide = dialog({
  id: "extendGuide",
  version: 1,
  first: "begin",
  data: guideData,
  resumable: true,
  guideInstead: { activate: "extendGuide" },
  numbered: guideStops,
  title: t("extend.title"),
  button: t("extend.guide"),
  intents: { extendGuide: {} },
  inMenu: [{ page: "main", at: { extending: 20, extensionReady: 20 } }],
  stops: ["card-more", "extend", "terms", "scan", "code"],
  steps: {
    // Leads to the given step if the walkthrough is opened at a certain step.
    begin: {
      enter: ({ data: it, context: { linked } }) => openedAt(it) ?? go(linked ? "ready" : "noCode"),
      ask: () => null,
      on: {},
    },
    ready: {
      reads: ["followed"],
      enter: ({ context }) => {
        const { orders, mayExtend } = context.fact("followed");
        const state = cardStateOf(orders, mayExtend);
        return state === "extensionReady" ? go("more") : go("noCode", { state });
      },
      ask: () => null,
      on: {},
    },
    // Without a code the walkthrough ends at its scan, so it says so before it begins.
    noCode: {
      ask: ({ data: { state }, context }) => {
        const first = firstWithoutCode(state, context);
        return card({
          title: t("extend.guide"),
          text: [t("extendGuide.noCode", { state: state ?? "unknown" }), t("extendGuide.lookAnyway")],
          choices: [first, "look", "menu"],
          primary: first,
        });
      },
      on: {
        extend: { label: t("menu.extend"), then: open("extend") },
        whenExtend: { label: t("extend.when"), then: open("extend") },
        status: { label: t("menu.status"), then: open("status") },
        activate: { label: t("button.walkthrough"), then: open("activate") },
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        look: { label: t("extendGuide.look"), said: t("said.look"), then: go("more") },
        menu: open("menu"),
      },
    },
    ...walk<z.infer<typeof guideData>>("extendGuide", {
      more: {
        reported: reported.opening,
        milestones: ["pressedMore"],
        name: () => "card-more",
        next: "extend",
        isFirst: true,
      },
      extend: { reported: reported.choosing, milestones: ["pressedExtend"], name: () => "extend", next: "terms" },
      terms: {
        reported: reported.accepting,
        milestones: ["cameraOpens", "cameraAllowed"],
        explains: explainsTerms,
        name: () => "terms",
        next: "scan",
      },
      scan: scanStep,
      code: {
        reported: reported.typing,
        milestones: ["typed", "extended"],
        name: () => "code",
        next: installed,
        extra: showsCodes,
        wording: byScreen,
      },
    }),
    finished: {
      over: true,
      ask: () =>
        card({
          title: t("extendGuide.finishedTitle"),
          text: t("extendGuide.finished"),
          image: { name: "done", alt: t("activate.done.alt") },
          vote: { about: "walkthrough", topic: "extendGuide" },
        }),
      on: { status: { label: t("menu.status"), then: open("status") }, menu: open("menu") },
    },
  },
});
