import { z } from "zod";
import { endings } from "./endings";
import {
  broadTopics,
  isTopic,
  topics,
  type Answer,
  type AnswerLink,
  type BroadTopic,
  type TopicName,
} from "./kit/answer";
import { tellsPastDiscount } from "./kit/age";
import { backTo, backToSome } from "./kit/backTo";
import { card, type Card, type Link } from "./kit/card";
import { back, dialog, open, type StepContext } from "./kit/dialog";
import type { Intent } from "./kit/entries";
import { possibleChoices } from "./kit/possible";
import { questions, type Question } from "./kit/questions";
import { isOld } from "./kit/dated";
import { rememberedStanding } from "./kit/standing";
import { dayIn, t, type Text } from "./kit/text";

/** Describes each broad topic to a language model. The answers themselves are in `dialogs/answers`. */
const glosses: Readonly<Record<BroadTopic, string>> = {
  whatIsIt: "what mLegitymacja is",
  price: "what it costs",
  waiting: "how long it takes in general",
  train: "discounts on trains and buses, ticket inspectors",
  elsewhere: "is it accepted elsewhere: library, bank, exam, abroad, city card",
  offline: "does it work without internet",
  screenshot: "is a screenshot enough",
  phoneRequirements: "which phone, system or app version is needed",
  onePhone: "how to scan a code that is on the same phone",
  twoPhones: "the card on two devices at once",
  codeLifetime: "how long a code stays good",
  renewsItself: "does the card extend by itself, how often",
  graduate: "what happens after graduation, removal, leave or in the holidays",
  severalProgrammes: "studying more than one programme",
  nameChange: "the name has changed",
  wrongData: "photo, name or date on the card is wrong",
  photo: "the photo in USOS",
  plastic: "is the plastic card needed, the plastic one is lost",
  noPesel: "having no PESEL number",
  foreigner: "foreign students: PESEL UKR, Erasmus, residence card",
  trustedProfile: "the Trusted Profile (Profil Zaufany)",
  appPassword: "forgot the password of mObywatel or gov.pl",
  verify: "check somebody else's card",
  safety: "is it safe, who sees my data in the app",
  bot: "who or what this assistant is",
  officeContact: "where the dean's office is, its hours",
  outage: "is USOS or mObywatel down",
};

/** The name of a topic among the training phrases. */
type Intended = Exclude<BroadTopic, "trustedProfile"> | "profilZaufany";
const intentOf = (topic: BroadTopic): Intended => (topic === "trustedProfile" ? "profilZaufany" : topic);

const intent = (about: TopicName): Intent => ({ label: t(`answers.${about}.title`), data: { about } });
const intents = Object.fromEntries([
  ...broadTopics.map((about) => [intentOf(about), { gloss: glosses[about], ...intent(about) }]),
  ...questions.map((question) => [question, intent(question)]),
]) as Readonly<Record<Intended | Question, Intent>>;

/** Answers to the questions students ask. None of them needs an account. */
export const advice = dialog({
  id: "advice",
  version: 1,
  first: "look",
  data: z.object({ about: z.enum(topics) }),
  intents,
  steps: {
    look: {
      saysAll: true,
      means: ({ about }, text) => {
        // «No, I mean the plastic one» asks the same about something else.
        if (about === "waiting" && corrects.test(text)) return { plastic: "officeTime" };
        if (about === "train" && tellsPastDiscount(text)) return pastDiscount;
        return about === "foreigner" && hasPesel.test(text) ? checkedNow : { ...meansBelow[about] };
      },
      isPreparation: ({ about }) => about === "trustedProfile" || about === "appPassword",
      ask: ({ data: { about }, context }) => {
        const wayOut = [...(context.leftQuestion ? ["back"] : []), "human", "menu"];
        const answer = context.answers[about];
        return answer
          ? answerCard(about, answer, context, wayOut)
          : card({
              title: t(`answers.${about}.title`),
              text: t("advice.off"),
              choices: wayOut,
              primary: "human",
            });
      },
      on: {
        order: { label: t("menu.order"), then: open("order") },
        eligibility: { label: t("menu.eligibility"), then: open("eligibility") },
        status: { label: t("menu.status"), then: open("status") },
        activate: { label: t("menu.activate"), then: open("activate") },
        code: { label: t("menu.code"), then: open("code", { ask: "now" }) },
        newPhone: { label: t("menu.newPhone"), then: open("newPhone") },
        lostPhone: { label: t("lostPhone.title"), then: open("lostPhone") },
        extend: { label: t("menu.extend"), then: open("extend") },
        whenExtend: { label: t("extend.when"), then: open("extend") },
        reminders: { label: t("menu.reminders"), then: open("reminders") },
        revoke: endings.revoke,
        cancelOrder: endings.cancelOrder,
        privacy: { label: t("menu.privacy"), then: open("privacy") },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        unlink: { label: t("menu.unlink"), then: open("unlink") },
        chats: { label: t("chats.title"), then: open("chats") },
        back: {
          label: backToSome,
          labelNow: ({ leftQuestion }) => leftQuestion && backTo(leftQuestion),
          then: back(),
        },
        human: open("escalate", { dialog: "advice" }),
        menu: open("menu"),
      },
    },
  },
});

/** The object of a question that names none, by the answer it is asked below. */
const ofOffice = { waiting: "officeTime" };
const ofSupport = { waiting: "supportWhen" };
const meansBelow: { readonly [K in TopicName]?: Readonly<Record<string, string>> } = {
  whoEntersPesel: ofOffice,
  noPesel: ofOffice,
  plastic: ofOffice,
  whatIsEls: ofOffice,
  whoExtendsEls: ofOffice,
  photoApproval: ofOffice,
  nameChange: ofOffice,
  wrongData: ofOffice,
  dataChanged: ofOffice,
  officeContact: ofOffice,
  supportWhen: ofSupport,
  supportReaders: ofSupport,
  addToRequest: ofSupport,
};
const corrects =
  /^[\s,.]*(?:(?:ale|but|але|sorry|oj|ой|a|а)[\s,.]+)*(?:nie|no|not|ні|не|i mean|i meant|chodzi|pytam|питаю)(?!\p{L})/iu;

/** At «I have a PESEL», USOS can be asked. */
const checkedNow = { foreigner: "eligibility", whoEntersPesel: "eligibility" };
const hasPesel =
  /(?<!(?:nie|not|не|no|without|bez|без|нема|немає) )(?<!\p{L})(?:mam|have|got|маю|є) (?:\S+ ){0,2}(?:pesel|песель)/iu;
const pastDiscount = {
  train: "trainOver26",
  trainWithout: "trainOver26",
  whatIsIt: "trainOver26",
  eligibility: "trainOver26",
};

/** The answers that would be wrong beside codes that wait already, and what is said instead. */
const besideCodes: { readonly [K in TopicName]?: Text } = {
  waiting: t("advice.noWaiting"),
  orderBeforePhone: t("advice.codesWait"),
  byTomorrow: t("advice.codesInTime"),
};

function answerCard(about: TopicName, answer: Answer, context: StepContext, wayOut: readonly string[]): Card {
  const { institution, now } = context;
  const { buttons, links, dated } = answer;
  const standing = rememberedStanding(context);
  const haveCodes = standing === "ready" || standing === "extensionReady";
  const offices = about === "officeContact" ? (institution.deansOffices?.list ?? []) : [];
  return card({
    title: t(`answers.${about}.title`),
    text: (haveCodes && besideCodes[about]) || t(`answers.${about}.text`),
    facts: [
      ...offices.map(({ faculty, contact }) => ({ name: { words: faculty }, value: { words: contact } })),
      ...(dated && !isOld(dated, now)
        ? [{ name: t("advice.validOn"), value: t("plain", { value: dayIn(`${dated.at}.validOn`) }) }]
        : []),
    ],
    links: [
      ...links.flatMap((it) => linkTo(it, context)),
      ...(dated ? [{ label: t("advice.source"), url: t(`${dated.at}.source`), isAside: true } as const] : []),
    ],
    choices: [
      ...possibleChoices(
        buttons.filter((it) => !isTopic(it)),
        standing,
      ),
      ...wayOut,
    ],
    opens: buttons
      .filter(isTopic)
      .map((topic) => ({ label: t(`answers.${topic}.title`), dialog: "advice", data: { about: topic } })),
    vote: { about: "answer", topic: about },
  });
}

/** A page that the institution's file may leave out is not linked to. */
function linkTo(page: AnswerLink, { institution, noticeUrl }: StepContext): Link[] {
  const { links, usos, accessibility } = institution;
  switch (page) {
    case "trustedProfile":
      return [{ label: t("link.trustedProfile"), url: links.trustedProfile }];
    case "mObywatel":
      return [{ label: t("link.mObywatel"), url: links.mObywatel }];
    case "usosWeb":
      return [{ label: t("unlink.openUsos"), url: usos.webUrl }];
    case "notice":
      return [{ label: t("privacy.notice"), url: noticeUrl, isAside: true }];
    case "accessibility":
      return accessibility
        ? [{ label: t("privacy.accessibility"), url: accessibility.declaration, isAside: true }]
        : [];
  }
}
