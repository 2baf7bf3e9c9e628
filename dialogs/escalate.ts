import { card } from "./kit/card";
import { opened, sentCard } from "./letterSent";
import { dialog, go, open, resumeLast, stay } from "./kit/dialog";
import { which } from "./letterWhich";
import { longestLetter } from "./kit/letter";
import { t, verbatim, wordsIn } from "./kit/text";
import { besideWords } from "./letterContext";
import { orForAssistant } from "./letterLeft";
import {
  askedBeside,
  askWhich,
  cancelled,
  describe,
  dropped,
  escalation,
  isRewritten,
  joined,
  lateForm,
  leftUnsent,
  longestEdit,
  notSentAsFound,
  refused,
  replacedBy,
  send,
  shortest,
  takenUp,
  toEdit,
  withoutAddition,
  written,
} from "./letterMoves";
import { answerAfterwards } from "./letterQuestions";
import { isApproval, mayApprove } from "./letterSaid";
import {
  asksForLetter,
  asksIfSent,
  isBriefYes,
  isSatisfied,
  isSmallTalk,
  isToSend,
  notToSend,
  saysSend,
  toCorrect,
  toTakeUp,
} from "./letterWords";
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
      },
      replies: {
        situation: "letter",
        on: {
          tell: orForAssistant(({ data: it, text, heard }) =>
            notToSend.test(text) || heard.isDoneInGuide || (it.text === undefined && isToSend(text))
              ? undefined
              : joined(text, it, heard),
          ),
          ask: orForAssistant(askedBeside),
          decline: orForAssistant(({ data: it, text, context, heard: { intent } }) => {
            if (isSmallTalk(intent) || (it.text === undefined && isToSend(text))) return undefined;
            if (isRewritten(text, it)) return describe(text, { replaced: it.text });
            if (it.text !== undefined) return refused({ text, data: it });
            const isWish = intent !== undefined && context.opening(intent) !== undefined;
            return isWish ? askWhich(text, intent) : dropped(text);
          }),
        },
      },
      text: orForAssistant(({ text, data: it, heard }) =>
        isSmallTalk(heard.intent) || (it.text === undefined && isToSend(text))
          ? stay({ say: [{ text: t("escalate.stillListening") }] })
          : written(text, it, heard),
      ),
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
      },
      replies: {
        situation: "review",
        on: {
          tell: orForAssistant(({ data: it, text, heard }) =>
            notToSend.test(text) ||
            toCorrect(text) ||
            heard.isDoneInGuide ||
            isToSend(text) ||
            isSatisfied(text, heard.intent)
              ? undefined
              : joined(text, it, heard),
          ),
          ask: orForAssistant(askedBeside),
          accept: orForAssistant(({ text, data: it, heard }) => {
            if (notToSend.test(text)) return undefined;
            const isSurelyYes = heard.isSure && mayApprove(text);
            if (!isBriefYes(text) && !saysSend(text) && !isApproval(text) && !isSurelyYes)
              return joined(text, it, { ...heard, reply: "accept" });
            return stay({ say: [{ text: t("escalate.readyToSend") }] }, true);
          }),
          // A long text, or one with a colon, is new wording for the letter and not a request to edit it.
          edit: orForAssistant(({ text }) => (wordsIn(text) > longestEdit || text.includes(":") ? undefined : toEdit)),
          decline: orForAssistant(refused),
        },
      },
      // People write in pieces, so text typed now joins the letter unless it is «ok» or clearly something else.
      text: orForAssistant(({ text, data: it, heard }) =>
        toCorrect(text)
          ? { ...toEdit, say: [{ text: t("escalate.editHere") }] }
          : (isSmallTalk(heard.intent) || isToSend(text)) && !notToSend.test(text)
            ? stay({ say: [{ text: t("escalate.readyToSend") }] }, true)
            : written(text, it, heard),
      ),
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
      text: ({ text, data: { text: letter }, heard: { intent } }) =>
        letter !== undefined &&
        (asksForLetter(text) || ((intent === undefined || isSmallTalk(intent)) && toTakeUp(text)))
          ? takenUp
          : undefined,
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
