import { card } from "./kit/card";
import { dialog, go, open, resumeLast, stay, type Chosen, type Next } from "./kit/dialog";
import { longestLetter } from "./kit/letter";
import { t, verbatim, wordsIn } from "./kit/text";
import { besideWords } from "./letterContext";
import { orForAssistant, orForLetter } from "./letterLeft";
import {
  askedBeside,
  askWhich,
  describe,
  dropped,
  escalation,
  insisted,
  lateForm,
  leftOut,
  longestEdit,
  moreOf,
  notSentAsFound,
  refused,
  replacedBy,
  send,
  shortest,
  standing,
  takenUp,
  toEdit,
  written,
  type Escalation,
} from "./letterMoves";
import {
  asksForLetter,
  asksAboutLetter,
  asksHowLong,
  asksIfSent,
  asksOfSupport,
  fewWords,
  harmless,
  beginsWithYes,
  isBriefYes,
  isRatherAWish,
  isSatisfied,
  isSmallTalk,
  isToSend,
  leaves,
  leavesAsItWas,
  notToSend,
  saysSend,
  toCorrect,
  toTakeUp,
} from "./letterWords";
import { knownProblemIn, knownStep } from "./letterKnown";
import { openTicket } from "./tickets";

/** Leaves the letter unsent, and says so. */
const cancelled = ({ context }: Pick<Chosen<Escalation>, "context">): Next => ({
  ...resumeLast(context),
  say: [{ text: t("escalate.notSent") }],
});

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
      enter: ({ data: { late, text = "" } }) =>
        late && text.length >= shortest ? go("review", { late: undefined }) : undefined,
      ask: ({ data: { stuck, text, anew } }) =>
        card({
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
          choices: [...(text && anew ? ["keep"] : []), "cancel"],
        }),
      on: {
        review: {
          label: t("escalate.review"),
          then: ({ input, data: it }) => describe(input, { form: input.trim(), replaced: replacedBy(it) }),
          late: lateForm,
        },
        keep: { label: t("escalate.keep"), said: t("said.keepLetter"), then: go("review", { anew: undefined }) },
        cancel: { said: t("said.dontSend"), then: cancelled },
      },
      replies: {
        situation: "letter",
        on: {
          tell: orForAssistant(({ data: it, text, heard: { isDoneInGuide } }) =>
            notToSend.test(text) || isDoneInGuide || (it.text === undefined && isToSend(text))
              ? undefined
              : describe(text, { before: standing(it), replaced: replacedBy(it) }),
          ),
          ask: orForAssistant(askedBeside),
          decline: orForAssistant(({ data: it, text, context, heard: { intent } }) => {
            if (isSmallTalk(intent) || (it.text === undefined && isToSend(text))) return undefined;
            const isWish = it.text === undefined && intent !== undefined && context.opening(intent) !== undefined;
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
    which: {
      phoneFound: notSentAsFound,
      ask: ({ data: { pending, wish }, context }) => {
        const opening = wish === undefined ? undefined : context.opening(wish);
        return card({
          text: [t("escalate.which"), verbatim(pending ?? ""), t("escalate.wayBack")],
          ...(opening && { opens: [opening] }),
        });
      },
      on: {
        add: {
          label: t("escalate.add"),
          said: t("said.add"),
          style: "primary",
          then: ({ data: { text, pending } }) => describe(pending ?? "", { before: text }),
        },
        leave: {
          label: t("escalate.leaveOut"),
          said: t("said.leaveOut"),
          then: ({ data: { text } }) => leftOut(text),
        },
      },
      replies: {
        situation: "which",
        on: {
          // A text that ends in «…, thanks!» may be classified as a yes although it says more. That text then joins the letter.
          accept: orForLetter(({ data: { text: before, pending = "" }, text }) =>
            describe(isBriefYes(text) ? pending : `${pending}\n${text}`, { before }),
          ),
          // «Tak, i jeszcze…» begins with a yes and does not ask to leave anything out.
          leave: orForLetter(({ text, data: { text: before } }) =>
            beginsWithYes.test(text) || wordsIn(text) > longestEdit ? undefined : leftOut(before),
          ),
          ask: orForLetter(({ data: { wish }, text, context, heard: { intent } }) =>
            insisted(isRatherAWish(text, intent) ? intent : harmless(wish), context),
          ),
          decline: orForLetter((typed) => (leavesAsItWas(typed.text) ? leftOut(typed.data.text) : refused(typed))),
        },
      },
      text: orForLetter(({ text, data: { text: before, pending }, heard: { intent } }) => {
        if (leavesAsItWas(text)) return leftOut(before);
        if (intent === "yes" && wordsIn(text) <= fewWords) return describe(pending ?? "", { before });
        if (leaves(text, intent)) return leftOut(before);
        // «Tak, dopisz też, że…»
        if (beginsWithYes.test(text)) return describe(`${pending ?? ""}\n${text}`, { before });
        return moreOf(pending, text);
      }),
    },
    review: {
      phoneFound: notSentAsFound,
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
          choices: ["send", "edit", ...(it.earlier === undefined ? [] : ["restore"]), "cancel"],
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
        restore: {
          label: t("escalate.restore"),
          then: ({ data: { earlier } }) => go("review", { text: earlier, earlier: undefined }),
        },
        cancel: { said: t("said.dontSend"), then: cancelled },
      },
      replies: {
        situation: "review",
        on: {
          tell: orForAssistant(({ data: it, text, heard: { intent, isDoneInGuide } }) =>
            notToSend.test(text) || toCorrect(text) || isDoneInGuide || isToSend(text) || isSatisfied(text, intent)
              ? undefined
              : describe(text, { before: it.text }),
          ),
          ask: orForAssistant(askedBeside),
          accept: orForAssistant(({ text, data: { text: before } }) => {
            if (notToSend.test(text)) return undefined;
            if (!isBriefYes(text) && !saysSend(text)) return describe(text, { before });
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
        ticketOpened: ({ happening: { ticket } }) => go("sent", { ticket, text: undefined }, { noReturn: true }),
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
      ask: ({ data: { ticket }, context: { resumable } }) =>
        card({
          title: t("escalate.sentTitle", { ticket: ticket ?? "" }),
          text: t("escalate.sent"),
          choices: [...(resumable.length > 0 ? ["resume"] : []), "tickets", "menu"],
        }),
      on: {
        resume: { label: t("menu.resume"), style: "primary", then: ({ context }) => resumeLast(context) },
        tickets: { label: t("menu.tickets"), then: open("tickets") },
        menu: open("menu"),
      },
      text: ({ text, data: { ticket = "" }, heard }) =>
        asksIfSent(text)
          ? stay({ say: [{ text: t("escalate.isSent", { ticket }), opens: [openTicket(ticket)] }] })
          : asksAboutLetter(text) || asksHowLong(text) || asksOfSupport(text, heard.intent)
            ? stay({ say: [{ text: t("escalate.whoAnswers") }] })
            : undefined,
    },
  },
});
