import { withBold } from "./kit/bold";
import { stay, type Next } from "./kit/dialog";
import { closedTexts } from "./kit/closed";
import type { Notice, Opening } from "./kit/card";
import type { Happening } from "./kit/effects";
import { day, usosSays, moment, t, verbatim, type Text, type Words } from "./kit/text";
import { signingInAlone } from "./chats";
import { welcomed } from "./link";
import { handedCopy } from "./privacy";
import { picturesTold } from "./pictureNews";
import { revokedText } from "./revoke";
import { ticketWays, whereItIs } from "./ticketPlaces";
import { linksTo } from "./ticketFiles";

const menu = { label: t("button.menu"), dialog: "menu" };
const status = { label: t("menu.status"), dialog: "status" };
const showNow = { label: t("code.show"), dialog: "code", data: { ask: "now" }, style: "primary" } as const;
const reminders = { label: t("reminders.settings"), dialog: "reminders" };
const orderAgain = { label: t("menu.orderAgain"), dialog: "order", style: "primary" } as const;
const whatToDo = { label: t("order.whatToDo"), dialog: "eligibility", style: "primary" } as const;
const addToCalendar = { label: t("calendar.button"), dialog: "calendar" };
const human = { label: t("button.human"), dialog: "escalate" };

/**
 * The notice for a happening that no step listens to: a push, or an outcome that arrives after the student went elsewhere. A notice never
 * moves the conversation; its buttons only open dialogs.
 */
export function notices(happening: Happening): Next {
  switch (happening.kind) {
    case "orderReady":
      return happening.isHeld
        ? say(ready(happening))
        : stay({
            say: [ready(happening)],
            effects: [{ kind: "secret.show", orderId: happening.orderId, isUnasked: true }],
          });
    case "orderCollected": {
      const until = happening.expiresAt ? [t("push.validUntil", { until: day(happening.expiresAt) })] : [];
      const { isExtension } = happening;
      const say = {
        title: t(isExtension ? "push.extendedTitle" : "push.collectedTitle"),
        text: [t(isExtension ? "push.extended" : "push.collected"), ...until],
        image: { name: "done", alt: t("activate.done.alt") },
        opens: [...(happening.expiresAt ? [addToCalendar] : []), menu],
      };
      return stay({ say: [say], effects: [{ kind: "secret.hide", orderId: happening.orderId }] });
    }
    case "orderEnded": {
      const { refusal } = happening;
      const isRefused = refusal !== undefined && refusal !== null;
      const again = isRefused ? [t("push.notAgain"), ...usosSays(refusal)] : [t("push.orderAgain")];
      return stay({
        say: [
          { text: [t(`push.${happening.how}`), ...again], opens: [isRefused ? whatToDo : orderAgain, human, menu] },
        ],
        effects: [{ kind: "secret.hide", orderId: happening.orderId }],
      });
    }
    case "revoked":
      return stay({
        say: [{ text: revokedText(happening.was, happening.extension), opens: [menu] }],
        // Without its card, an extension's codes are of no use either.
        effects: [{ kind: "secret.hide", ...(happening.was !== "card" && { orderId: happening.orderId }) }],
      });
    case "unlinkedElsewhere": {
      const opens = [
        { label: t("menu.link"), dialog: "link" },
        { label: t("chats.notMe"), dialog: "link", data: signingInAlone, style: "danger" as const },
        human,
      ];
      const text = t("push.unlinkedElsewhere", { channel: { text: verbatim(happening.channel) } });
      return stay({ say: [{ text, opens }], effects: [{ kind: "secret.hide" }] });
    }
    case "ticketAnswered":
      return say(answered(happening));
    case "exported":
      return say(handedCopy(happening));
    default:
      return say(simple(happening));
  }
}

type Simple = Exclude<
  Happening,
  {
    kind:
      | "orderReady"
      | "orderCollected"
      | "orderEnded"
      | "revoked"
      | "exported"
      | "ticketAnswered"
      | "unlinkedElsewhere";
  }
>;

function simple(it: Simple): Notice {
  switch (it.kind) {
    case "linkOffered":
      // Only the sign-in dialog accepts the six digits, so the button leads there and not straight to the link.
      return { text: t("link.offeredLate"), opens: [{ label: t("menu.link"), dialog: "link" }] };
    case "linked":
      return { text: welcomed(it), opens: [menu] };
    case "linkWrongCode":
      return { text: t("link.wrongCode", { left: it.left }) };
    case "linkDead":
      return { text: t(`link.dead.${it.why}`), opens: [{ label: t("menu.link"), dialog: "link" }] };
    case "unlinked":
      if (it.others) return { text: t("unlink.left", { others: it.others }) };
      return { text: t(it.revoked ? "unlink.done" : "unlink.doneHere") };
    case "chatLinked":
      return {
        text: t("push.chatLinked", { channel: { text: verbatim(it.channel) }, at: moment(it.at) }),
        opens: [
          { label: t("chats.notMe"), dialog: "notMe", data: { chat: it.chat }, style: "danger" },
          { label: t("chats.title"), dialog: "chats" },
        ],
      };
    case "otherChatEnded":
      return {
        text: it.channel === null ? t("chats.gone") : t("chats.ended", { channel: { text: verbatim(it.channel) } }),
        opens: [{ label: t("chats.title"), dialog: "chats" }],
      };
    case "chatNotLinked":
      return {
        text: t("chats.notHere"),
        opens: [{ label: t("chats.alone"), dialog: "link", data: signingInAlone, style: "primary" }, human],
      };
    case "signedOutByUsos":
      return { text: t("push.signedOut"), opens: [{ label: t("menu.link"), dialog: "link", style: "primary" }] };
    case "orderPlaced":
    case "orderReplaced":
      return { text: [t("order.placed"), t("order.canLeave")], opens: [status] };
    case "orderExists":
      return { text: t("order.exists"), opens: [status] };
    case "orderRefused":
      return {
        text: withWords("order.cannot", it.words),
        opens: [whatToDo, menu],
      };
    case "orderUnclear":
      return { text: t("order.unclear"), opens: [status, human] };
    case "revokeRefused":
      return { text: withWords("revoke.cannot", it.words), opens: [human, menu] };
    case "revokedNotOrdered":
      return {
        text: withWords("newPhone.half", it.words),
        opens: [it.isRefused ? whatToDo : orderAgain, human],
      };
    case "secretGone":
      return { text: t("code.none"), opens: [status] };
    case "blocked":
      return it.effect === "secret.show"
        ? { text: t("code.delayed") }
        : {
            text: [t(`obstacle.${it.obstacle.code}`), ...usosSays(it.obstacle.words)],
            opens: [status, human],
          };
    case "orderStrange":
      return { text: t("push.strange", { status: { text: verbatim(it.status) } }), opens: [status, human] };
    case "expiring":
      return {
        title: t("push.expiringTitle"),
        text: t("push.expiring", { until: day(it.expiresAt), days: it.days, mayExtend: it.mayExtend ? "yes" : "no" }),
        opens: [
          { label: t(it.mayExtend ? "menu.extend" : "extend.when"), dialog: "extend", style: "primary" },
          addToCalendar,
          reminders,
        ],
      };
    case "codeWaiting":
      return {
        title: t("push.codeWaitingTitle"),
        text: t(it.isExtension ? "push.extensionWaiting" : "push.codeWaiting", { days: it.days }),
        opens: [showNow, guideTo(it), reminders],
        offersCodesOf: it.orderId,
      };
    case "mayExtend":
      return {
        title: t("push.mayExtendTitle"),
        text: t("push.mayExtend", { until: day(it.expiresAt) }),
        opens: [{ label: t("menu.extend"), dialog: "extend", style: "primary" }, reminders],
      };
    case "remindersSet":
      return { text: t(`reminders.set.${it.to}`) };
    case "codesSet":
      return { text: t(`codesWhen.set.${it.to}`) };
    case "broadcastsSet":
      return { text: t(`broadcast.set.${it.to}`) };
    case "ticketOpened":
      return {
        text: [
          t("escalate.sentTitle", { ticket: it.ticket }),
          ...(it.closed ? closedTexts(it.closed) : []),
          ...picturesTold(it.pictures),
        ],
      };
    case "ticketTooMany":
      return { text: t("tickets.tooMany"), opens: [{ label: t("menu.tickets"), dialog: "tickets" }] };
    case "ticketDelivered":
      return { text: t("push.ticketDelivered", { ticket: it.ticket }) };
    case "ticketDelayed":
      return { text: t("push.ticketDelayed", { ticket: it.ticket }) };
    case "ticketAdded":
      return { text: [t("tickets.added"), ...picturesTold(it.pictures)] };
    case "ticketWithdrawn":
      return { text: t("tickets.withdrawn") };
    case "ticketSolved":
      return { text: t("tickets.solvedDone"), opens: [menu], vote: { about: "ticket" } };
    case "ticketMoved":
      return {
        text: t(`push.moved.${it.to}`, { ticket: it.ticket }),
        opens: ticketWays(it.ticket),
        ...(it.to === "resolved" && { vote: { about: "ticket" } }),
      };
    case "ticketHandedOver":
    case "ticketTakenBack":
    case "ticketMerged":
    case "ticketUnmerged":
    case "ticketSplit":
      return whereItIs(it);
    case "ticketAnsweredElsewhere":
      return {
        text: t("push.answeredElsewhere", { ticket: it.ticket, chat: { text: verbatim(it.chat) } }),
        opens: ticketWays(it.ticket),
      };
    case "orderReadyElsewhere":
      return {
        title: t("push.readyTitle"),
        text: t(it.isHeld ? "push.readyHeldElsewhere" : "push.readyElsewhere", { chat: { text: verbatim(it.chat) } }),
        opens: [{ label: t("push.showHere"), dialog: "code" }],
        offersCodesOf: it.orderId,
      };
    case "ticketUnknown":
      return { text: t("tickets.unknown"), opens: [{ label: t("menu.tickets"), dialog: "tickets" }] };
    case "fault":
      return { text: t("problem.fault"), opens: [menu, human] };
  }
}

/** The walkthrough to the card in the phone, or to its new date. */
const guideTo = ({ isExtension }: { readonly isExtension?: true }): Opening =>
  isExtension
    ? { label: t("extend.guide"), dialog: "extendGuide" }
    : { label: t("button.walkthrough"), dialog: "activate" };

function ready({
  orderId,
  orderedAt,
  expiresAt,
  isHeld,
  isExtension,
}: Extract<Happening, { kind: "orderReady" }>): Notice {
  const shownSoon = isExtension ? "push.extensionReady" : "push.ready";
  return {
    title: t("push.readyTitle"),
    text: [t(isHeld ? "push.readyHeld" : shownSoon), t("code.careful")],
    ...(isHeld && {
      opens: [showNow, { label: t("codesWhen.button"), dialog: "codesWhen" }],
      offersCodesOf: orderId,
    }),
    facts: [
      ...(orderedAt ? [{ name: t("fact.orderedAt"), value: t("plain", { value: day(orderedAt) }) }] : []),
      ...(expiresAt ? [{ name: t("fact.expiresAt"), value: t("plain", { value: day(expiresAt) }) }] : []),
    ],
  };
}

/** Shows what staff wrote, in their own words, with a button to answer. */
function answered({ ticket, author, text, files }: Extract<Happening, { kind: "ticketAnswered" }>): Notice {
  const by =
    author === null ? t("push.answeredBySomebody") : t("push.answeredBy", { name: { text: verbatim(author) } });
  const named = (name: string) => ({ name: { text: verbatim(name) } });
  return {
    title: t("push.answeredTitle", { ticket }),
    text: [
      by,
      ...withBold(text)
        .split(/\n{2,}/)
        .map(verbatim),
      ...files.filter(({ url }) => url === undefined).map(({ name }) => t("push.attached", named(name))),
    ],
    links: linksTo(files),
    opens: ticketWays(ticket),
  };
}

const say = (it: Notice): Next => stay({ say: [it] });

const withWords = (key: string, words: Words | undefined): Text[] => [t(key), ...usosSays(words)];
