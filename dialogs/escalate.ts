import { card } from "./kit/card";
import { opened, sentCard } from "./letterSent";
import { dialog, go, open, resumeLast, stay } from "./kit/dialog";
import { which } from "./letterWhich";
import { longestLetter } from "./kit/letter";
import { t, verbatim } from "./kit/text";
import { besideWords } from "./letterContext";
import { startsItOver } from "./letterChange";
import {
  cancelled,
  describe,
  escalation,
  lateForm,
  leftUnsent,
  letterInHand,
  notSentAsFound,
  replacedBy,
  send,
  shortest,
  takenUp,
  toEdit,
  withoutAddition,
} from "./letterMoves";
import { answerAfterwards } from "./letterQuestions";
import { takingText, typedAnywhere } from "./letterTurn";
import { asksForLetter, asksIfSent, isSmallTalk, toTakeUp } from "./letterWords";
import { knownProblemIn, knownStep } from "./letterKnown";
import { openTicket } from "./tickets";

/** Hands the student over to staff: they describe the problem, see what will be sent, confirm it, and learn whether it arrived. */
export const escalate = dialog({
  id: "escalate",
  version: 1,
  first: "describe",
  data: escalation,
  button: t("button.human"),
  intents: { human: { gloss: "a person from support, a complaint" } },
  inMenu: [{ page: "main", to: "everybody", at: 60, choice: "human", label: t("menu.human") }],
  takenUp: letterInHand,
  steps: {
    describe: {
      phoneFound: notSentAsFound,
      undo: leftUnsent,
      enter: ({ data: { late, text = "" } }) =>
        late && text.length >= shortest ? go("review", { late: undefined }) : undefined,
      ask: ({ data: { stuck, text: letter, anew, blank } }) => {
        const text = blank ? undefined : letter;
        return card({
          title: t("escalate.title"),
          text: [
            t(stuck ? "escalate.stuck" : "escalate.describe"),
            t("escalate.neverSend"),
            ...(text === undefined ? [] : [t("escalate.soFar"), verbatim(text)]),
          ],
          field: {
            choice: "review",
            label: t("escalate.label"),
            placeholder: t("escalate.hint"),
            ...(text !== undefined && { value: text }),
            multiline: true,
            maxLength: longestLetter,
          },
          choices: [...(letter && anew ? ["keep"] : []), "cancel"],
        });
      },
      on: {
        review: {
          label: t("escalate.review"),
          then: ({ input, data: it }) => describe(input, { form: input.trim(), replaced: replacedBy(it) }),
          late: lateForm,
        },
        keep: {
          label: t("escalate.keep"),
          said: t("said.keepLetter"),
          then: go("review", { anew: undefined, blank: undefined }),
        },
        cancel: { said: t("said.dontSend"), then: cancelled },
        toSend: typedAnywhere.toSend,
        edit: typedAnywhere.edit,
        takeUp: typedAnywhere.takeUp,
      },
      ...takingText("describe", "letter"),
    },
    which,
    review: {
      phoneFound: notSentAsFound,
      undo: leftUnsent,
      reads: ["held", "problems"],
      takesTextAtOnce: true,
      enter: ({ data: { text = "", problem }, context }) => {
        const known = knownProblemIn(text, context.fact("problems"));
        return known && known.id !== problem ? go("known", { problem: known.id }) : undefined;
      },
      ask: ({ data: it, context }) => {
        const facts = besideWords(it, context.fact("held"), (at, step) => context.placeOf(at, step));
        const willSend = facts.length > 0 ? "escalate.willSend" : "escalate.willSendWords";
        return card({
          title: t("escalate.reviewTitle"),
          text: [t(willSend, { address: context.institution.support.email }), verbatim(it.text ?? "")],
          facts,
          choices: [
            "send",
            "edit",
            ...(it.added === undefined ? [] : ["takeOut"]),
            ...(it.earlier === undefined ? [] : ["restore"]),
            "cancel",
          ],
        });
      },
      on: {
        send: {
          label: t("escalate.send"),
          said: t("said.send"),
          style: "primary",
          pressOnly: true,
          pressHint: t("escalate.readyToSend"),
          then: send,
        },
        edit: { label: t("escalate.edit"), then: toEdit },
        takeOut: { label: t("escalate.takeOut"), said: t("said.takeOut"), then: ({ data }) => withoutAddition(data) },
        restore: {
          label: t("escalate.restore"),
          then: ({ data: { earlier } }) => go("review", { text: earlier, earlier: undefined }),
        },
        cancel: { said: t("said.dontSend"), then: cancelled },
        takeUp: typedAnywhere.takeUp,
      },
      ...takingText("review", "review"),
    },
    known: knownStep,
    dropped: {
      returned: ({ data: { text } }) => (text === undefined ? undefined : takenUp),
      ask: ({ data: { text, pending } }) =>
        card({
          text: t(text === undefined ? "escalate.notSent" : "escalate.kept"),
          choices: [...(text === undefined ? [] : ["takeUp"]), ...(pending === undefined ? [] : ["add"]), "menu"],
        }),
      on: {
        takeUp: {
          label: t("escalate.takeUp"),
          said: t("said.send"),
          then: takenUp,
        },
        add: {
          label: t("escalate.addAll"),
          said: t("said.add"),
          then: ({ data: { text, pending } }) => describe(pending ?? "", { before: text }),
        },
        menu: open("menu"),
      },
      text: ({ text, data, heard: { intent } }) =>
        data.text === undefined
          ? undefined
          : asksForLetter(text) || ((intent === undefined || isSmallTalk(intent)) && toTakeUp(text))
            ? takenUp
            : startsItOver({ text, data }),
    },
    sending: {
      passing: true,
      ask: () => null,
      on: {},
      onHappening: {
        ticketOpened: opened,
        ticketTooMany: () => open("tickets", {}, { say: [{ text: t("tickets.tooMany") }], noReturn: true }),
      },
    },
    sent: {
      over: true,
      means: () => ({ waiting: "supportWhen" }),
      phoneFound: ({ data: { ticket = "" } }) =>
        stay({
          say: [
            {
              text: t("escalate.foundAfter", { ticket }),
              opens: [{ label: t("tickets.open", { ticket }), dialog: "ticket", data: { ticket } }],
            },
          ],
        }),
      ask: ({ data, context: { resumable } }) => sentCard(data, resumable.length > 0),
      on: {
        resume: { label: t("menu.resume"), style: "primary", then: ({ context }) => resumeLast(context) },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        menu: open("menu"),
      },
      text: ({ text, data: { ticket = "" }, heard }) => {
        if (asksIfSent(text))
          return stay({ say: [{ text: t("escalate.isSent", { ticket }), opens: [openTicket(ticket)] }] });
        const answer = answerAfterwards(text, heard.intent);
        return answer && stay({ say: [{ text: answer }] });
      },
    },
  },
});
