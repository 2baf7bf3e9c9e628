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
  TicketFact,
} from "../../../../dialogs/kit/facts";
import type { Institution } from "../../../../dialogs/kit/institution";

export const usosWords = { pl: "Brak zdjęcia w systemie.", en: "There is no photo in the system." };
const phases: readonly Phase[] = [
  ...(["placed", "processing", "ready", "collected"] as const),
  ...(["failed", "cancelled", "revoked", "unknown"] as const),
];
const reasons = [null, usosWords, { pl: "Tylko po polsku." }, {}];

const order = (phase: Phase, id = "7001", bare = false): OrderFact => ({
  id,
  phase,
  status: bare ? null : phase === "unknown" ? "zzz_new_status" : phase,
  orderedAt: bare ? null : "2026-10-02T10:00:00",
  expiresAt: bare ? null : "2027-03-31",
});

const installed: OrderFact = { ...order("collected"), isByWord: true };

/** The reasons of USOS that an institution's file knows, with only a Polish text, which is what USOS sends. */
const knownReasons = ({ usos }: Institution, leaveOut: RegExp | undefined) =>
  Object.values(usos.reasons).map((all) => ({ pl: all.find((it) => !leaveOut?.test(it)) ?? "" }));

const cards = (institution: Institution, leaveOut: RegExp | undefined): readonly CardFacts[] => [
  ...knownReasons(institution, leaveOut).map((whyCannotOrder): CardFacts => ({
    whyCannotOrder,
    whyCannotRevoke: null,
    orders: [],
  })),
  ...[null, usosWords].map((whyCannotOrder): CardFacts => ({
    whyCannotOrder,
    whyCannotRevoke: null,
    orders: [order("ready", "7002"), order("collected")],
  })),
  ...reasons.flatMap((whyCannotOrder) =>
    [null, usosWords].flatMap((whyCannotRevoke) =>
      [
        [],
        ...phases.map((phase) => [order(phase)]),
        [order("unknown", "7001", true)],
        [order("placed", "7002"), order("collected")],
        [order("placed", "7002"), order("ready")],
        [installed],
      ].map((orders): CardFacts => ({ whyCannotOrder, whyCannotRevoke, orders })),
    ),
  ),
];

const conditions: readonly Condition[] = [
  ...(["activeStudent", "pesel", "studentNumber", "photo", "plasticCard", "plasticCardExtended"] as const),
  "dataUnchanged",
];
const eligibilities: readonly EligibilityFacts[] = (["met", "unmet", "unsaid"] as const).flatMap((holds) =>
  [
    { excluded: false, hasValidPlasticCard: true },
    { excluded: false, hasValidPlasticCard: false },
    { excluded: true, hasValidPlasticCard: false },
  ].map((it) => ({ rules: "seed", conditions: conditions.map((condition) => ({ condition, holds })), ...it })),
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

export const answerFiles = [
  { name: "instrukcja.pdf", shown: false },
  { name: "ekran.png", shown: true, url: "https://legitka.example/tickets/pictures/abc" },
];
/** The conversation on a ticket, with words from everybody who can write there. */
const conversation: TicketFact["words"] = [
  { by: "student", author: null, at: "2026-11-23T10:00:00Z", text: "Dalej nic", files: [] },
  { by: "staff", author: "Marta", at: "2026-11-23T10:05:00Z", text: "Spróbuj jeszcze raz", files: answerFiles },
  { by: "staff", author: null, at: "2026-11-23T10:06:00Z", text: "", files: answerFiles },
];

/** The same after the student has thanked staff for the answer. */
const thanked: TicketFact["words"] = [
  ...conversation,
  { by: "student", author: null, at: "2026-11-23T10:20:00Z", text: "Dziękuję!", files: [] },
];

const held = (it: Partial<HeldFacts> = {}): HeldFacts => ({
  language: "pl",
  linked: true,
  firstName: "Anna",
  chatName: "Anna P.",
  studentNumber: "123456",
  looks: { count: 2, lastAt: "2026-11-23T09:00:00Z" },
  orders: 1,
  tickets: 2,
  reminders: "on",
  broadcasts: "on",
  codes: null,
  refusal: null,
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

/** The cases of each fact. */
export type FactSamples = { readonly [K in keyof Facts]: readonly Facts[K][] };

/**
 * The facts that a step can be given when it reads: every case that a card distinguishes.
 *
 * @param leaveOut wordings of USOS's reasons that are not used as a sample
 */
export const factSamples = (institution: Institution, leaveOut?: RegExp): FactSamples => ({
  card: cards(institution, leaveOut),
  followed: [
    ...[[], [order("placed")], [order("ready")], [order("failed")]].map(standing),
    ...[
      [order("placed", "7002"), order("collected")],
      [order("ready", "7002"), order("collected")],
    ].map(standing),
    ...[order("collected"), order("collected", "7001", true), installed].flatMap((it) =>
      [true, false].map((yes) => ({ orders: [it], mayExtend: yes, hasExpired: yes })),
    ),
  ],
  eligibility: eligibilities,
  problems: [[], [{ id: "p1", phrases: ["Co teraz", "nie działa kod"], state: usosWords, at: "2026-11-23T10:00:00Z" }]],
  tickets: [
    [],
    ...ticketStates.map((state) => [ticket("L-1", state)]),
    ...ticketStates.map((state) => [{ ...ticket("L-1", state), words: conversation }]),
    [{ ...ticket("L-1", "answered"), words: thanked }],
    Array.from({ length: 12 }, (_, at) => ticket(`L-${at + 1}`, "delivered")),
    [{ ...ticket("L-1", "answered"), words: conversation, earlier: 3 }],
    [{ ...ticket("L-1", "claimed"), mergedInto: null }],
    [{ ...ticket("L-1", "claimed"), mergedInto: "L-2", words: conversation.map((it) => ({ ...it, movedTo: "L-3" })) }],
    [{ ...ticket("L-1", "claimed"), handedTo: { pl: "Dziekanat", en: "Dean’s office", uk: "Деканат" } }],
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
    held({ reminders: "off" }),
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
});

/** The fact `held` of a student who is signed in. */
export const heldNow: Partial<Facts> = { held: held() };
