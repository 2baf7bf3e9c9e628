import type { Notice, Opening } from "./kit/card";
import { cardStateOf, type CardState } from "./kit/cardState";
import { currentOrder } from "./kit/currentOrder";
import type { OrderFact, TicketFact } from "./kit/facts";
import { wayToCard } from "./kit/possible";
import { moment, t, verbatim } from "./kit/text";
import { details, sentence, timeline } from "./status";

/** The content of a person's home page. All of it is already stored, so that rendering the page sends no request to USOS. */
export interface HomeFacts {
  readonly signedIn: boolean;
  readonly firstName: string | null;
  readonly orders: readonly OrderFact[];
  /** Whether USOS allowed the card in the phone to be extended when it was last asked. */
  readonly mayExtend: boolean;
  /** The day on which USOS refused an order when it was last asked; undefined if it did not. */
  readonly refusedAt?: string | undefined;
  /** Tickets that are still open, newest first. */
  readonly tickets: readonly TicketFact[];
  /** Whether a button was pressed on the home page, so that the answer is in the chat. */
  readonly answered: boolean;
}

/** The most tickets listed; the others are one button away. */
const mostTickets = 5;

/** Builds the home page beside the chat: the state of the card with its next actions, then the open tickets. Its buttons only navigate. */
export function home(it: HomeFacts): Notice[] {
  const { tickets, answered } = it;
  return [
    ...(answered ? [{ text: t("home.answered") }] : []),
    card(it),
    ...(tickets.length > 0
      ? [
          {
            title: t("home.tickets"),
            text: [],
            facts: tickets.slice(0, mostTickets).map(({ id, state, changedAt }) => ({
              name: verbatim(id),
              value: t(`tickets.state.${state}`, { when: moment(changedAt) }),
            })),
            opens: [
              ...tickets.slice(0, mostTickets).map(({ id }) => ({
                label: t("tickets.open", { ticket: id }),
                dialog: "ticket",
                data: { ticket: id },
              })),
              ...(tickets.length > mostTickets ? [{ label: t("tickets.list"), dialog: "tickets" }] : []),
            ],
          },
        ]
      : []),
  ];
}

const human = { label: t("menu.human"), dialog: "escalate" };
const menu = { label: t("button.menu"), dialog: "menu" };

function card({ signedIn, firstName, orders, mayExtend, refusedAt }: HomeFacts): Notice {
  if (!signedIn)
    return {
      title: t("home.title"),
      text: t("home.signedOut"),
      image: { name: "welcome", alt: t("menu.imageAlt") },
      opens: [
        { label: t("menu.link"), dialog: "link", style: "primary" },
        { label: t("menu.eligibility"), dialog: "eligibility" },
        human,
        menu,
      ],
    };
  const current = currentOrder(orders);
  const state = cardStateOf(orders, mayExtend);
  const greeting = firstName === null ? [] : [t("home.hello", { name: { text: verbatim(firstName) } })];
  return {
    title: t("home.title"),
    text: [
      ...greeting,
      current ? sentence(current) : t("status.none"),
      ...(state === "mayExtend" ? [t("status.mayExtend")] : []),
    ],
    facts: current ? [...timeline(current.phase), ...details(current)] : [],
    opens: [
      ...(state === "none" ? [toCard[wayToCard({ refusedAt })]] : nextFor[state]),
      { label: t("menu.status"), dialog: "status" },
      human,
      menu,
    ],
  };
}

const toCard = {
  order: { label: t("menu.order"), dialog: "order", style: "primary" },
  eligibility: { label: t("menu.eligibility"), dialog: "eligibility", style: "primary" },
} as const;
const codes = { label: t("code.show"), dialog: "code", data: { ask: "now" }, style: "primary" } as const;
const newPhone = { label: t("menu.newPhone"), dialog: "newPhone" };

/** The actions a student can take in each state, most likely first; impossible ones are left out. */
const nextFor: Readonly<Record<Exclude<CardState, "none">, readonly Opening[]>> = {
  ordered: [],
  ready: [codes, { label: t("button.walkthrough"), dialog: "activate" }],
  active: [{ label: t("extend.when"), dialog: "extend" }, newPhone],
  mayExtend: [{ label: t("menu.extend"), dialog: "extend", style: "primary" }, newPhone],
  extending: [{ label: t("extend.guide"), dialog: "extendGuide" }],
  extensionReady: [codes, { label: t("extend.guide"), dialog: "extendGuide" }],
};
