import { z } from "zod";
import { showsCodes } from "./code";
import { installed } from "./kit/installed";
import { card } from "./kit/card";
import { dialog, go, open, stay, type Next, type StepContext } from "./kit/dialog";
import type { Institution } from "./kit/institution";
import { explainsApp, explainsList, explainsTerms, explainsWay } from "./kit/explained";
import { stuckWith } from "./kit/letter";
import { isWithCard, rememberedStanding } from "./kit/standing";
import { reported } from "./kit/reported";
import { t } from "./kit/text";
import { openedAt, walk, walkData } from "./kit/walk";
import { byScreen, hiddenScreens, screen, screens } from "./onePhone";
import { scanStep } from "./scanStep";

const stops = [
  ...(["prepare", "openApp", "add", "choose", "description"] as const),
  ...(["terms", "camera", "scan", "code", "done"] as const),
] as const;

const data = z.object({
  phone: z.enum(["android", "iphone"]).optional(),
  /** mObywatel has two layouts: an older one with «+» in the middle, and a newer one with «Dokumenty → Dodaj». */
  layout: z.enum(["older", "newer"]).optional(),
  screen,
  ...walkData(stops),
});
type Walk = z.infer<typeof data>;

const app = /(?<!\p{L})(?:aplikacj|apk|mobywatel|app(?!\p{L})|застосун|додат|мобивател)/iu;
const where =
  /(?<!\p{L})(?:sk[aą]d|gdzie|nie mam|nie ma|where|don.?t have|haven.?t got|no app|де|звідки|нема|немає|не маю)(?!\p{L})/iu;

/** Answers «skąd wziąć tę aplikację?» and «I don’t have the app yet». */
const asksForTheApp = (text: string, { institution }: StepContext): Next | undefined =>
  app.test(text) && where.test(text) ? whereToGetIt(institution) : undefined;

const whereToGetIt = ({ links, trustedProfile }: Institution): Next =>
  stay({
    say: [
      {
        text: t("activate.prepare.where"),
        links: [
          ...(trustedProfile.isRequired ? [{ label: t("link.trustedProfile"), url: links.trustedProfile }] : []),
          { label: t("link.mObywatel"), url: links.mObywatel },
        ],
      },
    ],
  });

const samePhone =
  /(?<!\p{L})(?:(?:tym samym|ten sam|w tym|this|the same|same|цьому ж|цьому|тому самому|той самий)\s(?:telefon|phone|smartfon|телефон))/iu;

/** Answers «how do I scan it if the code is on this phone?» before the step that needs it. */
const asksOnePhone = (text: string): Next | undefined =>
  samePhone.test(text) ? open("advice", { about: "onePhone" }) : undefined;

const neitherLayout = stay({ say: [{ text: t("activate.neitherLayout") }] }, true);

/** The steps that look different in the two layouts need to know which one it is. */
const askLayout = ({ layout }: Walk): Next | undefined => (layout === undefined ? go("layout") : undefined);

/** Only a card that is there can be extended; of a student who has not signed in, nothing is known. */
const extensionOf = (context: StepContext): string[] => {
  const standing = rememberedStanding(context);
  return standing === undefined || standing === "signedOut" || isWithCard(standing) ? ["extension"] : [];
};

/** The explanations of the cards without a number, which are no place in the walkthrough from which a help could lead on. */
const explainsBeside = explainsWay(stops.length).filter((it) => !("helpOf" in it));

const byLayout = (older: string, newer: string) => (it: Walk) => (it.layout === "older" ? older : newer);

/** The walkthrough to «card visible in mObywatel», one card at a time. If left half-way, it resumes at the same step. */
export const activate = dialog({
  id: "activate",
  version: 1,
  first: "phone",
  data,
  resumable: true,
  numbered: stops,
  title: t("activate.title"),
  stops: [
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
  button: t("menu.activate"),
  intents: { activate: { gloss: "how to put the card into the mObywatel app, where to scan or tap" } },
  inMenu: [{ page: "main", at: { signedOut: 30, none: 40, refused: 40, ordered: 20, ready: 20 } }],
  steps: {
    phone: {
      explains: explainsBeside,
      enter: ({ data: it }) => openedAt(it),
      ask: ({ context, context: { linked } }) =>
        card({
          title: t("activate.title"),
          text: [...(linked ? [] : [t("activate.orderFirst")]), t("activate.whichPhone")],
          choices: ["android", "iphone", ...extensionOf(context), ...(linked ? [] : ["order"]), "menu"],
        }),
      on: {
        android: { said: t("said.android"), then: go("prepare", { phone: "android" }) },
        iphone: { said: t("said.iphone"), then: go("prepare", { phone: "iphone" }) },
        order: { label: t("menu.order"), then: open("order") },
        extension: { label: t("activate.isExtension"), said: t("said.extension"), then: open("extendGuide") },
        menu: open("menu"),
      },
    },
    layout: {
      explains: explainsBeside,
      ask: () =>
        card({
          title: t("activate.layoutTitle"),
          text: t("activate.whichLayout"),
          image: { name: "layouts", alt: t("activate.layoutsAlt") },
          choices: ["newer", "older", "neither", "back", "human"],
        }),
      on: {
        newer: { style: "primary", said: t("said.newer"), then: go("add", { layout: "newer" }) },
        older: { said: t("said.older"), then: go("add", { layout: "older" }) },
        neither: { label: t("activate.neither"), said: t("said.neither"), then: neitherLayout },
        back: go("openApp"),
        human: open("escalate", { dialog: "activate", step: "layout", stuck: "yes" }),
      },
      replies: {
        situation: "step",
        on: {
          // Only the layout leads on from here, because «I have read it, next» does not say which layout it is.
          done: stay({ say: [{ text: t("problem.chooseFirst") }] }, true),
          trouble: neitherLayout,
          back: "back",
        },
      },
    },
    ...walk<Walk>("activate", {
      prepare: {
        reported: reported.preparing,
        explains: explainsApp,
        name: () => "prepare",
        drawing: ({ institution }) => ({ name: institution.trustedProfile.isRequired ? "prepare" : "prepare-app" }),
        next: "openApp",
        extra: {
          missing: {
            label: t("activate.prepare.links"),
            said: t("said.missing"),
            then: ({ context: { institution } }) => whereToGetIt(institution),
          },
          ...screens,
        },
        hidden: hiddenScreens,
        asked: asksForTheApp,
      },
      openApp: {
        reported: reported.opening,
        milestones: ["signedIn"],
        name: ({ phone }) => (phone === "iphone" ? "open-iphone" : "open-android"),
        next: "layout",
        // Some students say what they see in the app before they are asked.
        extra: {
          newer: {
            typedOnly: true,
            label: t("button.newer"),
            said: t("said.newer"),
            then: go("add", { layout: "newer" }),
          },
          older: {
            typedOnly: true,
            label: t("button.older"),
            said: t("said.older"),
            then: go("add", { layout: "older" }),
          },
        },
      },
      add: {
        reported: reported.pressing,
        milestones: ["pressed"],
        explains: explainsList,
        name: byLayout("plus-older", "documents-newer"),
        next: "choose",
        before: askLayout,
        alsoInHelp: ["otherLayout"],
        extra: {
          otherLayout: {
            said: t("said.otherLayout"),
            then: ({ data: { layout } }) => go("add", { layout: layout === "older" ? "newer" : "older" }),
          },
        },
      },
      choose: {
        reported: reported.choosing,
        milestones: ["chosen"],
        explains: explainsList,
        asked: asksOnePhone,
        name: byLayout("choose-older", "choose-newer"),
        next: "description",
        before: askLayout,
      },
      description: {
        asked: asksOnePhone,
        reported: reported.reading,
        milestones: ["read"],
        name: () => "description",
        next: "terms",
      },
      terms: {
        reported: reported.accepting,
        milestones: ["cameraOpens"],
        explains: explainsTerms,
        asked: asksOnePhone,
        name: () => "terms",
        next: "camera",
      },
      camera: {
        asked: asksOnePhone,
        reported: reported.allowing,
        milestones: ["cameraAllowed"],
        name: () => "camera",
        next: "scan",
      },
      scan: scanStep,
      code: {
        reported: reported.typing,
        milestones: ["typed"],
        name: () => "code",
        next: "done",
        extra: showsCodes,
        wording: byScreen,
      },
      done: { reported: reported.seeing, milestones: ["added", "visible"], name: () => "done", next: installed },
    }),
    finished: {
      over: true,
      explains: explainsBeside,
      ask: () =>
        card({
          title: t("activate.finishedTitle"),
          text: t("activate.finished"),
          vote: { about: "walkthrough", topic: "activate" },
        }),
      on: {
        status: { label: t("menu.status"), then: open("status") },
        reminders: { label: t("menu.reminders"), then: open("reminders") },
        menu: open("menu"),
      },
      replies: {
        situation: "collected",
        on: {
          done: stay({ say: [{ text: t("says.glad") }], effects: [{ kind: "order.installed" }] }),
          trouble: (typed) => stuckWith(typed, { dialog: "activate", step: "finished" }),
        },
      },
    },
  },
});
