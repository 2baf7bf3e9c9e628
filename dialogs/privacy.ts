import { z } from "zod";
import { linkedChats } from "./chats";
import { card, type Fact, type Notice } from "./kit/card";
import { dialog, go, open, stay } from "./kit/dialog";
import type { HappeningOf } from "./kit/effects";
import type { CodesWhen, HeldFacts, HistoryFact } from "./kit/facts";
import type { Practice } from "./kit/practice";
import { moment, t, verbatim, type Text } from "./kit/text";

/** Shows what is stored about the student, gives them a copy, and erases it (GDPR articles 15, 17 and 20). */
export const privacy = dialog({
  id: "privacy",
  version: 1,
  first: "look",
  data: z.object({}),
  title: t("privacy.title"),
  button: t("menu.privacy"),
  intents: { privacy: { gloss: "what this assistant stores, a copy, erasure", isCostly: true } },
  inMenu: [{ page: "more", to: "everybody", at: 70 }],
  steps: {
    look: {
      reads: ["held", "chats"],
      ask: ({ context }) =>
        card({
          title: t("privacy.title"),
          text: [t("privacy.what"), t("privacy.never"), t("privacy.counted"), ...practice(context.practice)],
          facts: [
            ...held(context.fact("held"), context.institution.codes),
            ...linkedChats(context.fact("chats")),
            { name: t("privacy.officer"), value: verbatim(context.institution.privacy.officer) },
          ],
          links: [{ label: t("privacy.notice"), url: context.noticeUrl, isAside: true }],
          choices: [
            "export",
            ...(context.fact("chats").length > 0 ? ["chats"] : []),
            ...(context.fact("held").linked ? ["codesWhen"] : []),
            "broadcasts",
            "erase",
            "menu",
          ],
        }),
      on: {
        chats: { label: t("chats.title"), then: open("chats") },
        codesWhen: { label: t("codesWhen.button"), then: open("codesWhen") },
        broadcasts: { label: t("broadcast.settings"), then: open("broadcasts") },
        export: { label: t("privacy.export"), then: stay({ effects: [{ kind: "privacy.export" }] }) },
        erase: { label: t("privacy.erase"), then: go("confirm") },
        menu: open("menu"),
      },
      onHappening: {
        exported: ({ happening }) => stay({ say: [handedCopy(happening)] }),
      },
    },
    confirm: {
      reads: ["histories"],
      ask: ({ context }) =>
        card({
          title: t("privacy.eraseTitle"),
          text: [t("privacy.eraseWhat"), ...context.fact("histories").map(whatStays), t("privacy.eraseKeeps")],
        }),
      on: {
        confirm: {
          label: t("privacy.eraseConfirm"),
          style: "danger",
          pressOnly: true,
          then: go("erasing", {}, { effects: [{ kind: "privacy.erase" }], noReturn: true }),
        },
        back: go("look"),
      },
    },
    // No outcome reaches this step: the conversation itself is erased, and the farewell is sent separately.
    erasing: {
      passing: true,
      ask: () => card({ text: t("privacy.erasing") }),
      on: { menu: open("menu") },
    },
  },
});

/** The notice with which somebody gets a copy of their data. */
export const handedCopy = ({ url, minutes }: HappeningOf<"exported">): Notice => ({
  title: t("privacy.exportTitle"),
  text: t(url === undefined ? "copy.files" : "copy.ready", { minutes }),
  ...(url !== undefined && { links: [{ label: t("copy.open"), url }] }),
});

/** The effect of an erasure on the messages in a channel, whose keeper may not be the assistant. */
const whatStays = ({ channel, isOurs }: HistoryFact): Text =>
  t(isOurs ? "privacy.eraseHere" : "privacy.eraseElsewhere", { channel: { text: verbatim(channel) } });

const practice = ({ missedKeptDays: days, asksModel }: Practice): Text[] => [
  ...(days > 0 ? [t("privacy.missed", { days })] : []),
  ...(asksModel ? [t("privacy.model")] : []),
];

function held(
  { language, linked, firstName, studentNumber, orders, tickets, reminders, broadcasts, codes, looks }: HeldFacts,
  usual: CodesWhen,
): Fact[] {
  return [
    { name: t("privacy.fact.language"), value: t(`language.${language}`) },
    { name: t("privacy.fact.account"), value: t(linked ? "privacy.linked" : "privacy.notLinked") },
    ...(firstName ? [{ name: t("privacy.fact.name"), value: verbatim(firstName) }] : []),
    ...(studentNumber ? [{ name: t("privacy.fact.studentNumber"), value: verbatim(studentNumber) }] : []),
    { name: t("privacy.fact.orders"), value: t("plain", { value: orders }) },
    { name: t("privacy.fact.tickets"), value: t("plain", { value: tickets }) },
    ...(linked ? [{ name: t("privacy.fact.reminders"), value: t(`reminders.${reminders}`) }] : []),
    { name: t("broadcast.settings"), value: t(`broadcast.${broadcasts}`) },
    ...(looks
      ? [
          {
            name: t("privacy.fact.looks"),
            value: t("privacy.looked", { count: looks.count, at: moment(looks.lastAt) }),
          },
        ]
      : []),
    ...(linked ? [{ name: t("privacy.fact.codes"), value: t(`codesWhen.${codes ?? usual}`) }] : []),
  ];
}
