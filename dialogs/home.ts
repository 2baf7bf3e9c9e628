import type { Notice, Opening } from "./kit/card";
import type { OrderFact, TicketFact } from "./kit/facts";
import { moment, t, verbatim } from "./kit/text";
import { details, sentence, timeline } from "./status";

/** What a person's home page shows. All of it is stored already, so that rendering the page sends no request to USOS. */
export interface HomeFacts {
  readonly signedIn: boolean;
  readonly firstName: string | null;
  /** The order the student means when they say «my card»; null without one. */
  readonly order: OrderFact | null;
  /** Tickets that are still open, newest first. */
  readonly tickets: readonly TicketFact[];
  /** A button was pressed on the home page, and the answer is in the chat. */
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

function card({ signedIn, firstName, order }: HomeFacts): Notice {
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
  const greeting = firstName === null ? [] : [t("home.hello", { name: { text: verbatim(firstName) } })];
  return {
    title: t("home.title"),
    text: [...greeting, order ? sentence(order) : t("status.none")],
    facts: order ? [...timeline(order.phase), ...details(order)] : [],
    opens: [...nextFor(order), { label: t("menu.status"), dialog: "status" }, human, menu],
  };
}

function nextFor(order: OrderFact | null): Opening[] {
  switch (order?.phase) {
    case "ready":
      return [
        { label: t("menu.code"), dialog: "code", style: "primary" },
        { label: t("status.walkthrough"), dialog: "activate" },
      ];
    case "placed":
    case "processing":
    case "unknown":
      return [];
    case "collected":
      return [
        { label: t("menu.newPhone"), dialog: "newPhone" },
        { label: t("menu.extend"), dialog: "extend" },
      ];
    default:
      return [{ label: t("menu.order"), dialog: "order", style: "primary" }];
  }
}
