import { z } from "zod";
import { card, type Card } from "./kit/card";
import { cardInPhone, installedByWord } from "./kit/cardState";
import { currentOrder } from "./kit/currentOrder";
import {
  dialog,
  go,
  open,
  resumeLast,
  type Choice,
  type Data,
  type Dialog,
  type On,
  type StepContext,
} from "./kit/dialog";
import type { MenuPlace, Standing } from "./kit/entries";
import { isOpenTicket, type FollowedFacts, type TicketFact } from "./kit/facts";
import { standingOf } from "./kit/standing";
import { day, t, verbatim, type Text } from "./kit/text";
import { sentence } from "./status";
import { openTicket, ticketLine } from "./tickets";

/** The menu entry of a dialog. */
type Entry = MenuPlace & { readonly choice: string; readonly button: Choice<Data> };

/** In these states a card is in the phone and there is no code, so resuming a walkthrough would lead nowhere. */
const pastTheGuide: ReadonlySet<Standing> = new Set(["active", "mayExtend"]);
/** The most tickets that the menu shows; the others are one button away. */
const mostTickets = 2;

/** Creates the menu, where every conversation starts and every way out leads, from what each dialog declares in `inMenu`. */
export function createMenu(dialogs: readonly Pick<Dialog, "id" | "button" | "inMenu">[]) {
  const entries = dialogs.flatMap(entriesOf);
  const on = (page: Entry["page"]): On<Data> =>
    Object.fromEntries(entries.filter((it) => it.page === page).map(({ choice, button }) => [choice, button]));
  const choices = (page: Entry["page"], standing: Standing): string[] =>
    entries
      .filter((it) => it.page === page)
      .flatMap((it) => {
        const place = orderOf(it, standing);
        return place === undefined ? [] : [{ choice: it.choice, place }];
      })
      .sort((one, other) => one.place - other.place)
      .map(({ choice }) => choice);

  return dialog({
    id: "menu",
    version: 1,
    first: "main",
    data: z.object({}),
    button: t("button.menu"),
    intents: { menu: { gloss: "a greeting, what can you do, the options" } },
    steps: {
      main: {
        reads: ({ linked }) => (linked ? ["followed", "tickets"] : []),
        ask: ({ context }) => {
          const standing = standingOf(context);
          const all = [...withResume(choices("main", standing), standing, context), "more"];
          return { ...greeting(context, standing), choices: all, primary: all[0] };
        },
        on: {
          resume: { label: t("menu.resume"), then: ({ context }) => resumeLast(context) },
          ...on("main"),
          more: { label: t("menu.more"), then: go("more") },
        },
      },
      more: {
        reads: ({ linked }) => (linked ? ["followed"] : []),
        ask: ({ context }) =>
          card({
            title: t("menu.moreTitle"),
            text: t("menu.moreText"),
            choices: [...choices("more", standingOf(context)), "back"],
          }),
        on: { ...on("more"), back: open("menu") },
      },
    },
  });
}

/** The sort key of a button in a state; undefined if the button is not shown. */
function orderOf({ to, at }: MenuPlace, standing: Standing): number | undefined {
  if (to === undefined) return at[standing];
  return to === (standing === "signedOut" ? "signedIn" : "signedOut") ? undefined : at;
}

/** The button that resumes a walkthrough comes first, unless something more urgent is to be done. */
function withResume(choices: readonly string[], standing: Standing, { resumable }: StepContext): string[] {
  const [first = "", ...rest] = choices;
  if (resumable.length === 0 || pastTheGuide.has(standing)) return [...choices];
  return standing === "signedOut" || standing === "ordered" || standing === "extending"
    ? ["resume", ...choices]
    : [first, "resume", ...rest];
}

function greeting(context: StepContext, standing: Standing): Card {
  if (standing === "signedOut")
    return {
      title: t("menu.title"),
      ...(context.introduces
        ? { text: t("menu.welcome"), image: { name: "welcome", alt: t("menu.imageAlt") } }
        : { text: t("menu.welcomeAgain") }),
      links: [{ label: t("privacy.notice"), url: context.noticeUrl, isAside: true }],
    };
  const name = { name: { text: verbatim(context.name ?? "") } };
  const told = news(context, standing);
  const tickets = context.fact("tickets").filter(isOpenTicket);
  return {
    title: t("menu.title"),
    text: told.length === 0 ? t("menu.welcomeBack", name) : [t("menu.hello", name), ...told],
    ...(tickets.length > 0 && ticketsOf(tickets)),
  };
}

function news(context: StepContext, standing: Exclude<Standing, "signedOut">): Text[] {
  const followed = context.fact("followed");
  const current = currentOrder(followed.orders);
  switch (standing) {
    case "extending":
      return [t("extend.underWay")];
    case "extensionReady":
      return [t("extend.codeWaits")];
    case "active":
      return [validity(followed)];
    case "refused":
      return context.refusedAt === undefined ? [] : [t("menu.refused", { when: day(context.refusedAt) })];
    case "mayExtend":
      return [validity(followed), t("status.mayExtend")];
    default:
      return current ? [sentence(current)] : [];
  }
}

function validity({ orders, hasExpired }: FollowedFacts): Text {
  const until = cardInPhone(orders)?.expiresAt;
  const byWord = installedByWord(orders);
  if (byWord) return sentence(byWord);
  if (!until) return t("phase.collected");
  return t(hasExpired ? "menu.wasValidUntil" : "menu.validUntil", { until: day(until) });
}

const ticketsOf = (tickets: readonly TicketFact[]): Pick<Card, "facts" | "opens"> => ({
  facts: tickets.slice(0, mostTickets).map(ticketLine),
  opens:
    tickets.length > mostTickets
      ? [{ label: t("tickets.list"), dialog: "tickets" }]
      : tickets.map(({ id }) => openTicket(id)),
});

const entriesOf = ({ id, button, inMenu = [] }: Pick<Dialog, "id" | "button" | "inMenu">): Entry[] =>
  inMenu.map((place) => {
    const label = place.label ?? button;
    if (!label) throw new Error(`«${id}» is in the menu and has no \`button\`: give it the label of one`);
    return { ...place, choice: place.choice ?? id, button: { label, then: open(id, place.data) } };
  });
