import { z } from "zod";
import { withBold, withoutBold } from "./kit/bold";
import { card, type Fact, type Link, type Notice, type Opening } from "./kit/card";
import { dialog, go, open, stay, type Explanation } from "./kit/dialog";
import type { PictureNews } from "./kit/effects";
import { isOpenTicket, type TicketFact, type TicketWords } from "./kit/facts";
import { fitted, longestLetter } from "./kit/letter";
import { moment, t, verbatim, type Text } from "./kit/text";
import { writeAnew } from "./letterMoves";
import { picturesTold } from "./pictureNews";
import { howAnswered } from "./letterQuestions";
import { linksTo } from "./ticketFiles";
import { add, joinsMessage, passedOn, ticketData } from "./ticketMessage";
import { writeBack } from "./writeBack";

/** «Can I press the number?» */
const asksToPress =
  /(?<!\p{L})(?:press|click|tap|open|nacisnąć|nacisnac|kliknąć|kliknac|otworzyć|otworzyc|натиснути|клікнути|відкрити)\s(?:\p{L}+\s){0,2}(?:number|numer|ten|to|it|номер|це|його)(?!\p{L})/iu;
/** «If they fix it, do I just ask again?» */
const asksWhatAfter =
  /(?<!\p{L})(?:if|when|once|after|jak|jeśli|jesli|gdy|kiedy|якщо|коли|як)\s(?:już |juz |вже )?(?:they|support|to|oni|mi|pomoc|вони|це|мені|підтримка)?\s?(?:fix|fixed|answer|solve|change|correct|naprawią|naprawia|poprawią|poprawia|odpiszą|odpisza|zmienią|zmienia|załatwią|виправлять|відповідять|змінять|полагодять|вирішать)(?!\p{L})/iu;

/** «Will they send it by mail?», «how will I know?» */
const asksHow: Explanation = {
  about: { test: (text) => howAnswered(text) !== undefined },
  text: t("escalate.notByMail"),
};
/** «Can you delete that last bit?» of what was sent already. */
const unsends: Explanation = {
  about:
    /(?<!\p{L})(?:delete|remove|take back|change|correct|unsend|edit|usuń|usunąć|skasuj|skasować|cofnąć|cofnij|zmienić|zmień|poprawić|видали|видалити|прибери|прибрати|забрати|змінити|виправити)\s(?:\p{L}+\s){0,3}(?:bit|part|message|line|sentence|what i (?:sent|wrote)|ostatni\p{L}*|to|tę|wiadomość|fragment|zdanie|tego|останн\p{L}*|це|те|повідомлення|речення|шматок)(?!\p{L})/iu,
  text: t("tickets.cannotUnsend"),
};

/** Lists what was sent to support, and whether it arrived. */
export const tickets = dialog({
  id: "tickets",
  version: 1,
  first: "list",
  data: z.object({
    /** Leads on to the newest ticket, or to withdrawing it. */
    newest: z.enum(["yes"]).optional(),
    to: z.enum(["withdraw"]).optional(),
  }),
  title: t("tickets.title"),
  button: t("menu.tickets"),
  intents: { tickets: { gloss: "what became of a request sent to support" } },
  inMenu: [{ page: "more", to: "everybody", at: 50 }],
  steps: {
    list: {
      means: () => ({ waiting: "supportWhen" }),
      explains: [asksHow, { about: asksToPress, text: t("tickets.press"), again: true }],
      reads: ["tickets"],
      enter: ({ data: { newest, to }, context }) => {
        const [one] = context.fact("tickets");
        return newest && one ? open("ticket", { ticket: one.id, ...(to && { to }) }) : undefined;
      },
      ask: ({ context }) => {
        const all = context.fact("tickets");
        return card({
          title: t("tickets.title"),
          text: t("tickets.count", { count: all.length }),
          facts: all.map(ticketLine),
          opens: all.slice(0, 5).map(({ id }) => openTicket(id)),
        });
      },
      on: { human: { label: t("tickets.new"), then: open("escalate") }, menu: open("menu") },
    },
  },
});

/** One ticket with its messages. The student can answer, add to it, mark it as solved, or withdraw it. */
export const ticket = dialog({
  id: "ticket",
  version: 1,
  first: "look",
  data: ticketData,
  title: t("tickets.title"),
  steps: {
    look: {
      reads: ["tickets"],
      means: () => ({ waiting: "supportWhen" }),
      explains: [asksHow, unsends, { about: asksWhatAfter, text: t("tickets.afterwards") }],
      enter: ({ data: { ticket: id, to }, context }) => {
        const it = context.fact("tickets").find((one) => one.id === id);
        if (!it) return open("tickets");
        // A ticket that staff have answered is no longer withdrawn.
        const isOffered = to !== "withdraw" || choices(it).includes("withdraw");
        return to && isOffered ? go(to, { to: undefined }) : undefined;
      },
      ask: ({ data: { ticket: id }, context }) => {
        const it = context.fact("tickets").find((one) => one.id === id);
        return card({
          title: t("tickets.open", { ticket: id }),
          text: [
            ...(it && isThanked(it) ? [t("tickets.isItSolved")] : []),
            verbatim(it?.text ?? ""),
            ...(it && it.earlier > 0 ? [t("tickets.earlier", { count: it.words.length })] : []),
          ],
          facts: it
            ? [
                { name: t("tickets.stateName"), value: stateOf(it) },
                ...whereIs(it),
                ...joinedWith(it),
                ...it.words.map(spoken),
              ]
            : [],
          links: it ? pictures(it.words) : [],
          choices: choices(it),
          ...(it && isThanked(it) && { primary: "solved" }),
        });
      },
      on: {
        answer: { label: t("tickets.answer"), style: "primary", then: go("add") },
        add: { label: t("tickets.add"), style: "primary", then: go("add") },
        solved: {
          label: t("tickets.solved"),
          pressOnly: true,
          then: ({ data: { ticket: id } }) => stay({ effects: [{ kind: "ticket.solve", ticket: id }] }),
        },
        withdraw: { label: t("tickets.withdraw"), then: go("withdraw") },
        list: { label: t("tickets.list"), then: open("tickets") },
        menu: open("menu"),
      },
      onHappening: {
        ticketSolved: () =>
          open("menu", {}, { say: [{ text: t("tickets.solvedDone"), vote: { about: "ticket" } }], noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
    add: {
      ask: ({ data: { ticket: id } }) =>
        card({
          title: t("tickets.addTitle", { ticket: id }),
          text: t("escalate.neverSend"),
          field: { choice: "send", label: t("tickets.addLabel"), multiline: true, maxLength: longestLetter },
          choices: ["back"],
        }),
      on: {
        send: {
          label: t("tickets.send"),
          then: ({ data: { ticket: id }, input }) => add(id, input),
          // The form may belong to another ticket's card, so the student confirms which ticket the text is for.
          late: (input, here) => (here ? writeBack(here.data.ticket, input) : writeAnew(input)),
        },
        back: go("look"),
      },
      // Text typed in one go may hold second thoughts, so it is shown once more; whoever presses the form's button has seen it.
      text: ({ text }) =>
        text.trim().length < 2
          ? stay({ say: [{ text: t("problem.emptyField") }] })
          : go("pass", { text: fitted(text.trim()).text }, { say: fitted(text.trim()).say }),
      onHappening: {
        ticketAdded: ({ happening: { pictures } }) => go("look", {}, { say: addedWith(pictures), noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
    pass: {
      ask: ({ data: { ticket: id, text } }) =>
        card({ title: t("tickets.passTitle", { ticket: id }), text: verbatim(text ?? "") }),
      on: {
        send: {
          label: t("tickets.send"),
          style: "primary",
          then: ({ data: { ticket: id, text } }) => add(id, text ?? ""),
          // «Wyślij wiadomość?» asks about the button.
          inPassing: stay({}, true),
        },
        no: { label: t("tickets.passNot"), then: open("menu") },
      },
      // People answer staff in pieces too, so a further statement joins what stands there.
      replies: { situation: "review", on: { tell: joinsMessage, decline: open("menu"), accept: passedOn } },
      text: (typed) => passedOn(typed) ?? joinsMessage(typed),
      onHappening: {
        ticketAdded: ({ happening: { pictures } }) =>
          go("look", { text: undefined }, { say: addedWith(pictures), noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
    withdraw: {
      ask: ({ data: { ticket: id } }) =>
        card({ title: t("tickets.withdrawTitle", { ticket: id }), text: t("tickets.withdrawWhat") }),
      on: {
        confirm: {
          label: t("tickets.withdraw"),
          said: t("said.withdraw"),
          style: "danger",
          pressOnly: true,
          then: ({ data: { ticket: id } }) => stay({ effects: [{ kind: "ticket.withdraw", ticket: id }] }),
        },
        back: go("look"),
      },
      onHappening: {
        ticketWithdrawn: () => go("look", {}, { say: [{ text: t("tickets.withdrawn") }], noReturn: true }),
        ticketUnknown: () => open("tickets"),
      },
    },
  },
});

/** A ticket and its state, as one line of a list. */
export const ticketLine = (it: TicketFact): Fact => ({ name: verbatim(it.id), value: stateOf(it) });

export const openTicket = (id: string): Opening => ({
  label: t("tickets.open", { ticket: id }),
  dialog: "ticket",
  data: { ticket: id },
});

const stateOf = ({ state, changedAt }: TicketFact): Text => t(`tickets.state.${state}`, { when: moment(changedAt) });

/** Where the ticket is, if staff handed it on and it is not over. */
const whereIs = (it: TicketFact): Fact[] =>
  it.handedTo && isOpenTicket(it) ? [{ name: t("tickets.whereName"), value: { words: it.handedTo } }] : [];

/** The other ticket with which staff answer this one together. */
const joinedWith = ({ mergedInto }: TicketFact): Fact[] =>
  mergedInto === undefined
    ? []
    : [
        {
          name: t("tickets.mergedName"),
          value: mergedInto === null ? t("tickets.mergedOthers") : t("plain", { value: mergedInto }),
        },
      ];

/**
 * The actions a ticket offers in its state. Once staff have answered, the student can answer back but no longer withdraw the ticket,
 * because somebody has worked on it.
 */
function choices(it: TicketFact | undefined): string[] {
  if (!it || it.state === "withdrawn") return ["list", "menu"];
  const wasAnswered = it.words.some(({ by }) => by === "staff");
  if (it.state === "resolved") return [wasAnswered ? "answer" : "add", "list", "menu"];
  return wasAnswered ? ["answer", "solved", "list", "menu"] : ["add", "withdraw", "list", "menu"];
}

/** «Super, dziękuję!», and nothing asked. */
const thanks = /(?<!\p{L})(?:dzi[eę]k\p{L}*|thank\p{L}*|thx|cheers|дяку\p{L}*|спасиб\p{L}*|diaku\p{L}*)(?!\p{L})/iu;

/** Whether the student's last words thank staff for an answer on an open ticket. */
function isThanked(it: TicketFact): boolean {
  const last = it.words.at(-1);
  const isAnswer = it.words.at(-2)?.by === "staff";
  return isOpenTicket(it) && isAnswer && last?.by === "student" && thanks.test(last.text) && !last.text.includes("?");
}

function spoken({ by, author, at, text, files, movedTo }: TicketWords): Fact {
  const name = author === null && by === "staff" ? "somebody" : by;
  // A list shows no bold words, so their asterisks are left out.
  const words = by === "staff" ? withoutBold(withBold(text)) : text;
  const said = [words, ...files.map((it) => `[${it.name}]`)].filter((it) => it !== "").join("\n");
  return {
    name: t(`tickets.wordsBy.${name}`, {
      when: moment(at),
      ...(author !== null && by === "staff" ? { name: { text: verbatim(author) } } : {}),
    }),
    value:
      movedTo === undefined ? verbatim(said) : t("tickets.moved", { said: { text: verbatim(said) }, ticket: movedTo }),
  };
}

const addedWith = (pictures: PictureNews | undefined): Notice[] => [
  { text: [t("tickets.added"), ...picturesTold(pictures)] },
];

const pictures = (words: readonly TicketWords[]): Link[] => linksTo(words.flatMap(({ files }) => files));
