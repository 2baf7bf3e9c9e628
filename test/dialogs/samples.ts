import type { Effect, HappeningKind, HappeningOf, Obstacle } from "../../dialogs/kit/effects";
import type {
  CardFacts,
  Condition,
  EligibilityFacts,
  Facts,
  FollowedFacts,
  HeldFacts,
  LinkedChatFact,
  OrderFact,
  Phase,
} from "../../dialogs/kit/facts";
import { institutionOf } from "../support/institution";
import type { TicketFact } from "../../dialogs/kit/facts";

const words = { pl: "Brak zdjęcia w systemie.", en: "There is no photo in the system." };
const phases: readonly Phase[] = [
  ...(["placed", "processing", "ready", "collected"] as const),
  ...(["failed", "cancelled", "revoked", "unknown"] as const),
];
const reasons = [null, words, { pl: "Tylko po polsku." }, {}];

const order = (phase: Phase, id = "7001", bare = false): OrderFact => ({
  id,
  phase,
  status: bare ? null : phase === "unknown" ? "zzz_new_status" : phase,
  orderedAt: bare ? null : "2026-10-02T10:00:00",
  expiresAt: bare ? null : "2027-03-31",
});

/**
 * The reasons of USOS that an institution's file knows, with only a Polish text. No sample names the ELS: USOS itself may name it, and the walk does
 * not look for that.
 */
const known = Object.values(institutionOf("opole").usos.reasons).map((all) => ({
  pl: all.find((it) => !/\bels\b/i.test(it)) ?? "",
}));

const cards: readonly CardFacts[] = [
  ...known.map((whyCannotOrder): CardFacts => ({ whyCannotOrder, whyCannotRevoke: null, orders: [] })),
  ...[null, words].map((whyCannotOrder): CardFacts => ({
    whyCannotOrder,
    whyCannotRevoke: null,
    orders: [order("ready", "7002"), order("collected")],
  })),
  ...reasons.flatMap((whyCannotOrder) =>
    [null, words].flatMap((whyCannotRevoke) =>
      [
        [],
        ...phases.map((phase) => [order(phase)]),
        [order("unknown", "7001", true)],
        [order("placed", "7002"), order("collected")],
        [order("placed", "7002"), order("ready")],
      ].map((orders): CardFacts => ({ whyCannotOrder, whyCannotRevoke, orders })),
    ),
  ),
];

const conditions: readonly Condition[] = [
  ...(["activeStudent", "pesel", "studentNumber", "photo", "plasticCard", "plasticCardExtended"] as const),
  "dataUnchanged",
];
const eligibilities: readonly EligibilityFacts[] = (["met", "unmet", "unsaid"] as const).flatMap((holds) =>
  [false, true].map((excluded) => ({
    rules: "seed",
    conditions: conditions.map((condition) => ({ condition, holds })),
    excluded,
    hasValidPlasticCard: !excluded,
  })),
);

const ticket = (id: string, state: TicketFact["state"]): TicketFact => ({
  id,
  state,
  openedAt: "2026-11-23T09:00:00Z",
  changedAt: "2026-11-23T09:30:00Z",
  text: "Kod nie działa",
  words: [],
  earlier: 0,
});
const ticketStates = ["sending", "delivered", "claimed", "answered", "waiting", "resolved", "withdrawn"] as const;

const answerFiles = [
  { name: "instrukcja.pdf", shown: false },
  { name: "ekran.png", shown: true, url: "https://legitka.example/tickets/pictures/abc" },
];
/** The conversation on a ticket, with words from everybody who can write there. */
const conversation: TicketFact["words"] = [
  { by: "student", author: null, at: "2026-11-23T10:00:00Z", text: "Dalej nic", files: [] },
  { by: "staff", author: "Marta", at: "2026-11-23T10:05:00Z", text: "Spróbuj jeszcze raz", files: answerFiles },
  { by: "staff", author: null, at: "2026-11-23T10:06:00Z", text: "", files: answerFiles },
];

const held = (it: Partial<HeldFacts> = {}): HeldFacts => ({
  language: "pl",
  linked: true,
  firstName: "Anna",
  chatName: "Anna P.",
  studentNumber: "123456",
  orders: 1,
  tickets: 2,
  reminders: "on",
  broadcasts: "on",
  codes: null,
  orderPhase: null,
  ...it,
});

const chat = (at: number, it: Partial<LinkedChatFact> = {}): LinkedChatFact => ({
  chat: `handle-${at}`,
  channel: at % 2 === 0 ? "Slack" : "Microsoft Teams",
  name: "Anna Przykładna",
  since: "2026-11-23T10:00:00Z",
  isHere: false,
  ...it,
});
const chatsOf: readonly (readonly LinkedChatFact[])[] = [
  [],
  [chat(0, { isHere: true })],
  [chat(0, { name: null, since: null }), chat(1, { isHere: true, since: null })],
  Array.from({ length: 5 }, (_, at) => chat(at, { isHere: at === 4 })),
];

const standing = (orders: readonly OrderFact[]): FollowedFacts => ({ orders, mayExtend: false, hasExpired: false });

/** The facts that a step can be given when it reads: every case that a card distinguishes. */
export const facts: { readonly [K in keyof Facts]: readonly Facts[K][] } = {
  card: cards,
  followed: [
    ...[[], [order("placed")], [order("ready")], [order("failed")]].map(standing),
    ...[
      [order("placed", "7002"), order("collected")],
      [order("ready", "7002"), order("collected")],
    ].map(standing),
    ...[order("collected"), order("collected", "7001", true)].flatMap((it) =>
      [true, false].map((yes) => ({ orders: [it], mayExtend: yes, hasExpired: yes })),
    ),
  ],
  eligibility: eligibilities,
  tickets: [
    [],
    ...ticketStates.map((state) => [ticket("L-1", state)]),
    ...ticketStates.map((state) => [{ ...ticket("L-1", state), words: conversation }]),
    Array.from({ length: 12 }, (_, at) => ticket(`L-${at + 1}`, "delivered")),
    [{ ...ticket("L-1", "answered"), words: conversation, earlier: 3 }],
  ],
  chats: chatsOf,
  histories: [
    [{ channel: "Slack", isOurs: false }],
    [
      { channel: "Legitka (web)", isOurs: true },
      { channel: "Microsoft Teams", isOurs: false },
    ],
  ],
  calendar: [null, { expiresAt: "2027-03-31", url: "https://legitka.example/calendar/abc" }],
  held: [
    held(),
    held({
      linked: false,
      firstName: null,
      studentNumber: null,
      reminders: "off",
      broadcasts: "off",
      orders: 0,
      tickets: 0,
    }),
    ...(["pl", "en", "uk"] as const).map((language) => held({ language })),
    ...phases.map((orderPhase) => held({ orderPhase })),
    ...(["whenReady", "whenAsked"] as const).map((codes) => held({ codes })),
  ],
};

/** The fact `held` of a student who is signed in. */
export const heldNow: Partial<Facts> = { held: held() };

export const obstacles: readonly Obstacle[] = [
  ...(["maintenance", "signedOut", "busy", "timeout", "unavailable", "unauthorized", "refused"] as const).map(
    (code) => ({ code }),
  ),
  { code: "refused", words },
];

const blocked = (effect: Effect["kind"]): HappeningOf<"blocked">[] =>
  obstacles.map((obstacle) => ({ kind: "blocked", effect, obstacle }));

/** Every kind of happening, in every variant for which the assistant says something different. */
export const happenings: { readonly [K in HappeningKind]: readonly HappeningOf<K>[] } = {
  linkOffered: [{ kind: "linkOffered", url: "https://legitka.example/link/abc" }],
  linked: [
    { kind: "linked", name: "Anna", account: "usos:1" },
    { kind: "linked", name: "Anna", account: "usos:1", alone: true },
  ],
  linkWrongCode: [1, 2, 4].map((left) => ({ kind: "linkWrongCode", left })),
  linkDead: (["expired", "used", "locked", "notConfirmed", "full"] as const).map((why) => ({ kind: "linkDead", why })),
  unlinked: [
    ...[true, false].map((revoked) => ({ kind: "unlinked", revoked }) as const),
    ...[1, 2, 4].map((others) => ({ kind: "unlinked", revoked: true, others }) as const),
  ],
  unlinkedElsewhere: [{ kind: "unlinkedElsewhere", account: "usos:1", channel: "Slack" }],
  chatLinked: [{ kind: "chatLinked", chat: "handle-1", channel: "Slack", at: "2026-11-23T10:00:00Z" }],
  otherChatEnded: ["Slack", null].map((channel) => ({ kind: "otherChatEnded", channel })),
  chatNotLinked: [{ kind: "chatNotLinked" }, { kind: "chatNotLinked", account: "usos:1" }],
  signedOutByUsos: [{ kind: "signedOutByUsos" }],
  orderPlaced: ["7001", null].map((orderId) => ({ kind: "orderPlaced", orderId })),
  orderExists: ["7001", null].map((orderId) => ({ kind: "orderExists", orderId })),
  orderRefused: [{ kind: "orderRefused" }, { kind: "orderRefused", words }],
  orderUnclear: [{ kind: "orderUnclear" }],
  orderReplaced: [{ kind: "orderReplaced" }],
  revoked: (["order", "card"] as const).map((was) => ({ kind: "revoked", orderId: "7001", was })),
  revokeRefused: [{ kind: "revokeRefused" }, { kind: "revokeRefused", words }],
  revokedNotOrdered: [{ kind: "revokedNotOrdered" }, { kind: "revokedNotOrdered", words }],
  secretGone: [{ kind: "secretGone" }],
  blocked: (["order.place", "secret.show"] as const).flatMap(blocked),
  orderReady: [
    { kind: "orderReady", orderId: "7001" },
    { kind: "orderReady", orderId: "7001", isHeld: true },
    { kind: "orderReady", orderId: "7001", isExtension: true },
    { kind: "orderReady", orderId: "7001", orderedAt: "2026-11-23T10:00:00", expiresAt: "2027-03-31" },
  ],
  orderReadyElsewhere: [
    { kind: "orderReadyElsewhere", orderId: "7001", chat: "Microsoft Teams" },
    { kind: "orderReadyElsewhere", orderId: "7001", chat: "Slack", isHeld: true },
  ],
  orderCollected: [
    { kind: "orderCollected", orderId: "7001" },
    { kind: "orderCollected", orderId: "7001", expiresAt: "2027-03-31" },
    { kind: "orderCollected", orderId: "7001", isExtension: true },
  ],
  orderEnded: (["failed", "cancelled", "revoked"] as const).map((how) => ({
    kind: "orderEnded",
    orderId: "7001",
    how,
  })),
  orderStrange: [{ kind: "orderStrange", orderId: "7001", status: "zzz_new_status" }],
  expiring: [
    ...[30, 7, 1].map((days) => ({ kind: "expiring", orderId: "7001", expiresAt: "2027-03-31", days }) as const),
    { kind: "expiring", orderId: "7001", expiresAt: "2027-03-31", days: 7, mayExtend: true },
  ],
  codeWaiting: [
    ...[1, 3].map((days) => ({ kind: "codeWaiting", orderId: "7001", days }) as const),
    { kind: "codeWaiting", orderId: "7001", days: 1, isExtension: true },
  ],
  mayExtend: [{ kind: "mayExtend", orderId: "7001", expiresAt: "2027-03-31" }],
  broadcastsSet: (["on", "off"] as const).map((to) => ({ kind: "broadcastsSet", to })),
  codesSet: (["whenReady", "whenAsked"] as const).map((to) => ({ kind: "codesSet", to })),
  remindersSet: (["on", "off", "snooze"] as const).map((to) => ({ kind: "remindersSet", to })),
  ticketOpened: [{ kind: "ticketOpened", ticket: "L-1" }],
  ticketDelivered: [{ kind: "ticketDelivered", ticket: "L-1" }],
  ticketDelayed: [{ kind: "ticketDelayed", ticket: "L-1" }],
  ticketAdded: [{ kind: "ticketAdded", ticket: "L-1" }],
  ticketWithdrawn: [{ kind: "ticketWithdrawn", ticket: "L-1" }],
  ticketSolved: [{ kind: "ticketSolved", ticket: "L-1" }],
  ticketAnswered: [
    ...[null, "Marta"].map((author) => ({
      ...({ kind: "ticketAnswered", ticket: "L-1", of: "web:1", entry: "e1", author } as const),
      text: "Spróbuj jeszcze raz.\n\nPotem napisz.",
      files: [],
    })),
    {
      ...({ kind: "ticketAnswered", ticket: "L-1", of: "web:1", entry: "e1", author: "Marta", text: "" } as const),
      files: answerFiles,
    },
  ],
  ticketAnsweredElsewhere: [{ kind: "ticketAnsweredElsewhere", ticket: "L-1", chat: "Slack" }],
  ticketMoved: (["waiting", "resolved", "reopened"] as const).map((to) => ({ kind: "ticketMoved", ticket: "L-1", to })),
  ticketUnknown: [{ kind: "ticketUnknown" }],
  ticketTooMany: [{ kind: "ticketTooMany" }],
  exported: [
    { kind: "exported", minutes: 60 },
    { kind: "exported", minutes: 15, url: "https://legitka.example/copy/abc" },
  ],
  fault: [{ kind: "fault", effect: "order.place", code: "unexpected" }],
};

/** The happenings that each effect can lead to; see src/effects.ts. The last one of `privacy.erase` is said outside the conversation. */
export const outcomes: { readonly [K in Effect["kind"]]: readonly HappeningKind[] } = {
  "link.start": ["linkOffered"],
  "link.verify": ["linked", "linkWrongCode", "linkDead", "blocked"],
  "link.end": ["unlinked"],
  "link.endOther": ["otherChatEnded", "chatNotLinked"],
  "order.place": ["orderPlaced", "orderExists", "orderRefused", "orderUnclear", "blocked", "signedOutByUsos", "fault"],
  "order.revoke": ["revoked", "revokeRefused", "blocked", "signedOutByUsos", "fault"],
  "order.replace": [
    ...(["orderReplaced", "orderPlaced", "orderExists", "orderUnclear", "revokedNotOrdered", "revokeRefused"] as const),
    ...(["blocked", "signedOutByUsos", "fault"] as const),
  ],
  "secret.show": ["orderReady", "secretGone", "blocked", "signedOutByUsos"],
  "secret.hide": [],
  "ticket.send": ["ticketOpened", "ticketTooMany", "fault"],
  "ticket.add": ["ticketAdded", "ticketUnknown", "ticketTooMany"],
  "ticket.withdraw": ["ticketWithdrawn", "ticketUnknown"],
  "ticket.solve": ["ticketSolved", "ticketUnknown"],
  "privacy.export": ["exported"],
  "privacy.erase": ["fault"],
  "privacy.clear": [],
  "broadcasts.set": ["broadcastsSet"],
  "codes.set": ["codesSet", "signedOutByUsos"],
  "reminders.set": ["remindersSet", "signedOutByUsos"],
};
