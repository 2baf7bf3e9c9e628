import type { ClosedNow } from "../../../../dialogs/kit/closed";
import type { Effect, HappeningKind, HappeningOf, Obstacle } from "../../../../dialogs/kit/effects";
import { answerFiles, usosWords as words } from "./factSamples";

/** Every reason why USOS cannot be asked. */
export const obstacles: readonly Obstacle[] = [
  ...(["maintenance", "signedOut", "busy", "timeout", "unavailable", "unauthorized", "refused"] as const).map(
    (code) => ({ code }),
  ),
  { code: "refused", words },
];

/** The ways in which support can be closed when a student asks for help. */
export const closedTimes: readonly ClosedNow[] = [
  { why: "hours", opens: "2026-11-30T07:00:00.000Z", by: "2026-12-01" },
  { why: "dayOff", opens: "2026-11-30" },
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
  revoked: [
    ...(["order", "card", "extension"] as const).map((was) => ({ kind: "revoked", orderId: "7001", was }) as const),
    ...(["ended", "stays"] as const).map(
      (extension) => ({ kind: "revoked", orderId: "7001", was: "card", extension }) as const,
    ),
  ],
  revokeRefused: [{ kind: "revokeRefused" }, { kind: "revokeRefused", words }],
  revokedNotOrdered: [{ kind: "revokedNotOrdered" }, { kind: "revokedNotOrdered", words, isRefused: true }],
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
  orderEnded: (["failed", "cancelled", "revoked"] as const).flatMap((how) =>
    [{}, { refusal: words }].map((it) => ({ kind: "orderEnded", orderId: "7001", how, ...it }) as const),
  ),
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
  ticketOpened: [
    { kind: "ticketOpened", ticket: "L-1" },
    ...closedTimes.map((closed) => ({ kind: "ticketOpened", ticket: "L-1", closed }) as const),
  ],
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
  ticketHandedOver: [
    { kind: "ticketHandedOver", ticket: "L-ABC234", to: { pl: "Dziekanat", en: "Dean’s office", uk: "Деканат" } },
  ],
  ticketMerged: [
    { kind: "ticketMerged", ticket: "L-ABC234" },
    { kind: "ticketMerged", ticket: "L-ABC234", into: "L-XYZ789" },
  ],
  ticketUnmerged: [{ kind: "ticketUnmerged", ticket: "L-ABC234" }],
  ticketSplit: [{ kind: "ticketSplit", ticket: "L-ABC234", to: "L-XYZ789" }],
  ticketTakenBack: [{ kind: "ticketTakenBack", ticket: "L-ABC234" }],
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

/** The happenings that each effect can lead to; see dialogs/kit/effects.ts. The last one of `privacy.erase` is said outside the conversation. */
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
  "order.installed": [],
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
