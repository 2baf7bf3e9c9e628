import { accountNamed, chatNamed } from "../../support/ids";
import type { AccountId, ChatId } from "../../../src/foundation/ids";
import { accountKey, accountRecord, type Account } from "../../../src/accounts/account";
import type { Accounts } from "../../../src/accounts/accounts";
import { chatKey, chatRecord, type Chat } from "../../../src/conversation/chat";
import { followQueue } from "../../../src/orders/observe";
import { localTime } from "../../../sandbox/dates";
import type { Store } from "../../../src/store/port";
import { orderIdOf, tokenOf } from "../followed";
import { team } from "../slack/webApi";

const userOf = (n: number): string => `U0B${String(n).padStart(8, "0")}`;
/** The direct conversation in which the n-th student is written to. */
export const channelOf = (n: number): string => `D0B${String(n).padStart(8, "0")}`;
const chatIdOf = (n: number): ChatId => chatNamed(`slack:${team}:${userOf(n)}`);
const accountOf = (n: number): AccountId => accountNamed(`opole:${20_001 + n}`);

/** An order in progress, with the time at which it is asked about next. */
export interface Order {
  readonly madeAt: number;
  readonly askAt: number;
}

/**
 * A student who signed in and has been quiet since: the account with its sealed token, and the person with the two dozen
 * events that a whole way from «hello» to the card takes. Journeys through the product leave the same (deploy/sizes.md).
 */
export async function addIdle(store: Store, accounts: Accounts, n: number): Promise<void> {
  const account = accountOf(n);
  const person = chatIdOf(n);
  await Promise.all([
    store.commit({
      partition: account,
      put: [{ key: accountKey(account), value: accountRecord.write(accountFor(accounts, n)) }],
    }),
    store.commit({
      partition: person,
      put: [{ key: chatKey(person), value: chatRecord.write(personFor(n, account)) }],
    }),
  ]);
}

/** Writes that the same student has ordered, and schedules the follower's next question. */
export async function addOrder(store: Store, accounts: Accounts, n: number, { madeAt, askAt }: Order): Promise<void> {
  const account = accountOf(n);
  const id = orderIdOf(n);
  // The order is written as the follower has already seen it: a change would count as fresh news, and the order would soon be asked about again.
  const seen = { phase: "processing", status: "processing", expiresAt: "2099-03-31" } as const;
  const order = { id, ...seen, orderedAt: localTime(madeAt), since: madeAt };
  const placed = { by: "aB3dE6gH9jK2m0", how: "accepted", orderId: id, at: madeAt } as const;
  const value = accountRecord.write({ ...accountFor(accounts, n), orders: { [id]: order }, placed });
  await store.commit({
    partition: account,
    put: [{ key: accountKey(account), value }],
    schedule: [{ queue: followQueue, id: account, dueAt: Math.round(askAt), payload: {} }],
  });
}

const accountFor = (accounts: Accounts, n: number): Account => ({
  usosId: `${20_001 + n}`,
  firstName: "Ala",
  studentNumber: `${900_001 + n}`,
  token: accounts.sealToken(accountOf(n), tokenOf(n)),
  chats: [chatIdOf(n)],
  orders: {},
  ordering: null,
  placed: null,
  reminders: { on: true, snoozedUntil: 0, sent: [] },
  codes: null,
  lastTrouble: null,
});

const personFor = (n: number, account: AccountId): Chat => ({
  address: { v: 1, team, user: userOf(n), channel: channelOf(n) },
  name: "Ala Wymyślona",
  lang: "pl",
  langChosen: false,
  account,
  signedIn: true,
  firstName: "Ala",
  frame: {
    dialog: "menu",
    version: 1,
    step: "menu",
    data: {},
    askId: "aB3dE6gH9jK2m0",
    waiting: false,
    offered: ["status", "activate", "eligibility", "human", "privacy", "language"],
  },
  trail: [],
  paused: {},
  seen: Array.from({ length: 24 }, (_, at) => `Ev${1_800_000_000 + at}.${String(n).padStart(6, "0")}`),
  lastHeard: `Ev1800000023.${String(n).padStart(6, "0")}`,
  reachable: true,
  lastSeenAt: 1_800_000_000_000,
});
