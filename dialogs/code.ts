import { z } from "zod";
import { card } from "./kit/card";
import { cardStateOf, cardStates, hasCard, installedByWord, isInPhone, type CardState } from "./kit/cardState";
import { currentOrder } from "./kit/currentOrder";
import {
  dialog,
  go,
  likeliestOf,
  open,
  resume,
  resumeOnward,
  stay,
  stayKnowing,
  type Data,
  type Next,
  type RepliesTo,
  type StepContext,
} from "./kit/dialog";
import { workedWith, type Guide } from "./kit/installed";
import type { Happening } from "./kit/effects";
import { stuckWith } from "./kit/letter";
import { wayToCard } from "./kit/possible";
import { t } from "./kit/text";
import { details } from "./status";

const data = z.object({
  orderId: z.string().optional(),
  /** The codes have been shown. */
  shown: z.enum(["yes"]).optional(),
  /** USOS has reported since that the card is in the phone. */
  collected: z.enum(["yes"]).optional(),
  /** A button asked for the codes, so they are shown without asking again. */
  ask: z.enum(["now"]).optional(),
  /** The codes extend a card that is already in the phone. */
  extends: z.enum(["yes"]).optional(),
  /** The state of the card, if there is no code. */
  state: z.enum(cardStates).optional(),
});
type CodeData = z.infer<typeof data>;

const show = { kind: "secret.show", orderId: "" } as const;

/**
 * The button of a walkthrough step that needs the codes: it shows them at once, below the step, which stays current. A student
 * who is signed out signs in first and is then asked again.
 */
export const showsCodes = {
  showCode: {
    label: t("code.show"),
    then: ({ context: { linked } }: { readonly context: StepContext }): Next =>
      linked ? stay({ effects: [show] }) : open("code"),
    inPassing: open("code"),
  },
} as const;

const offered: RepliesTo<CodeData> = { situation: "offer", on: { accept: "show" } };

/** The trouble is with the second of the two codes. */
const ofActivation = /aktyw|activat|актив|(?<!\p{L})(?:wpisa|typed|entered|ввів|ввела|вписа)/iu;

/** The replies a student may type once the codes are visible. `guideId` is the walkthrough in which they are used. */
export const seenFor = (guideId: Guide): RepliesTo<Data> => ({
  situation: "codes",
  on: {
    // The codes may have been shown in the middle of the guide. Then the step that needed them is done, and the guide goes on after it.
    done: ({ text, context: { resumable }, heard: { intent } }) => {
      const waiting = resumable.find(needsCodes);
      if (waiting) return resumeOnward(waiting.dialog);
      return intent === "next" ? guide(resumable, guideId) : workedWith(guideId, !scanned.test(text));
    },
    trouble: ({ text }) => open(guideId, { to: ofActivation.test(text) ? "code" : "scan", toHelp: "yes" }),
    // The guide answers «I co teraz z tym?».
    ask: ({ context, heard }) => {
      const { resumable } = context;
      const wish = likeliestOf(heard) ?? "next";
      // If the text has a sure or likely intent, the guide answers it only if it asks what comes next.
      if ((heard.intent ?? heard.likely) !== undefined) return wish === "next" ? guide(resumable, guideId) : undefined;
      const [one, ...more] = [wish, ...(heard.guesses ?? []).slice(1)].filter((it) => asksWhatNext.has(it));
      const isTopic = context.opening(wish)?.dialog === "advice";
      return one === wish || (more.length > 0 && !isTopic) ? guide(resumable, guideId) : undefined;
    },
  },
});

const guide = (resumable: StepContext["resumable"], id: Guide): Next =>
  resumable.some((it) => it.dialog === id) ? resume(id) : open(id);

/** The replies a student may type once the card is in the phone. */
export const inThePhone: RepliesTo<Data> = {
  situation: "collected",
  on: {
    done: stay({ say: [{ text: t("says.glad") }] }),
    trouble: (typed) => stuckWith(typed, { dialog: "code", step: "look" }),
  },
};

/** The data that a step about codes remembers from a happening. */
export const ofCodes = (it: Happening): Data | undefined => {
  if (it.kind === "orderReady") return it.isHeld ? undefined : { shown: "yes" };
  return it.kind === "orderCollected" ? { collected: "yes" } : undefined;
};

const asksWhatNext: ReadonlySet<string> = new Set(["next", "activate", "showCode", "stuck"]);
const needsCodes = ({ step }: { readonly step: string }): boolean => step === "scan" || step === "code";

/** «Zeskanowane» reports the first half: the activation code is still to be typed. */
const scanned = /skan|scan|скан/iu;

const guides = {
  activate: { label: t("button.walkthrough"), then: open("activate") },
  extendGuide: { label: t("extend.guide"), then: open("extendGuide") },
} as const;

/** The guide for using the codes. The path through the app differs for a card that is already there. */
const guideFor = (isExtension: boolean) => (isExtension ? "extendGuide" : "activate");

/** The choices when there is no code, by the state of the card. */
const nextFor: Readonly<Partial<Record<CardState, readonly string[]>>> = {
  active: ["newPhone"],
  mayExtend: ["extend", "newPhone"],
};

/** Shows the QR and the activation code again, only in this private chat. */
export const code = dialog({
  id: "code",
  version: 1,
  first: "look",
  data,
  needsAccount: true,
  title: t("code.title"),
  button: t("menu.code"),
  intents: { showCode: { gloss: "see the QR or the activation code, again or a fresh one" } },
  inMenu: [{ page: "main", at: { ready: 10, extensionReady: 10 }, label: t("code.show"), data: { ask: "now" } }],
  steps: {
    look: {
      reads: ["card"],
      enter: ({ data: { ask }, context }) => {
        const { orders, whyCannotOrder } = context.fact("card");
        const byWord = installedByWord(orders);
        const extension = hasCard(orders.filter((it) => it !== byWord)) ? "yes" : undefined;
        if (currentOrder(orders)?.phase !== "ready" && !byWord)
          return go("none", { state: cardStateOf(orders, whyCannotOrder === null) });
        return ask ? go("shown", { ask: undefined, shown: "yes", extends: extension }, { effects: [show] }) : undefined;
      },
      ask: ({ context }) => {
        const { orders } = context.fact("card");
        const byWord = installedByWord(orders);
        const ready = byWord ?? currentOrder(orders);
        return card({
          title: t("code.title"),
          text: [t(byWord ? "code.byWord" : "code.waiting"), t("code.careful")],
          facts: ready ? details(ready) : [],
          choices: ["show", guideFor(hasCard(orders.filter((it) => it !== byWord))), "when", "human", "menu"],
        });
      },
      on: {
        show: {
          label: t("code.show"),
          said: t("said.show"),
          style: "primary",
          then: stayKnowing({ shown: "yes" }, { effects: [show] }),
        },
        ...guides,
        when: { label: t("codesWhen.button"), then: open("codesWhen") },
        human: open("escalate", { dialog: "code", step: "look" }),
        menu: open("menu"),
      },
      replies: ({ shown, collected, extends: is }) =>
        collected ? inThePhone : shown ? seenFor(guideFor(is !== undefined)) : offered,
      remembers: ofCodes,
    },
    shown: {
      // Codes that have been used are not offered again.
      enter: ({ data: { collected } }) => (collected ? open("status") : undefined),
      ask: ({ data: it }) =>
        card({
          title: t("code.title"),
          text: [t("code.below"), t("code.careful")],
          choices: [guideFor(it.extends !== undefined), "show", "menu"],
          primary: guideFor(it.extends !== undefined),
        }),
      on: {
        ...guides,
        show: { label: t("code.showAgain"), said: t("said.show"), then: stay({ effects: [show] }) },
        menu: open("menu"),
      },
      replies: ({ collected, extends: is }) => (collected ? inThePhone : seenFor(guideFor(is !== undefined))),
      remembers: ofCodes,
    },
    none: {
      looksAgain: open("code"),
      ask: ({ data: { state }, context }) => {
        const next = state === "none" ? [wayToCard(context)] : (nextFor[state ?? "ordered"] ?? []);
        return card({
          title: t("code.noneTitle"),
          text: t(isInPhone(state) ? "code.used" : "code.none"),
          choices: [...next, "status", "human", "menu"],
          primary: next[0] ?? "status",
        });
      },
      on: {
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        extend: { label: t("menu.extend"), then: open("extend") },
        status: { label: t("menu.status"), then: open("status") },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        human: open("escalate", { dialog: "code", step: "none" }),
        menu: open("menu"),
      },
    },
  },
});
