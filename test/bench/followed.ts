import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { accountNamed, chatNamed } from "../support/ids";
import type { AccountId } from "../../src/foundation/ids";
import { accountKey, accountRecord, type Account } from "../../src/accounts/account";
import { createAccounts, type Accounts } from "../../src/accounts/accounts";
import { createVault } from "../../src/accounts/vault";
import { followQueue } from "../../src/orders/observe";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import type { Store } from "../../src/store/port";
import { createUsosClient, type UsosClient } from "../../src/usos";
import { systemClock } from "../../src/usos/clock";
import { manyStudents } from "../support/manyStudents";

/** An order to be followed: when it was placed and when it gets ready, milliseconds since the epoch. */
export interface Placed {
  readonly madeAt: number;
  readonly readyAt: number;
  /** When it is asked about for the first time. */
  readonly firstAsk: number;
}

export interface Followed {
  readonly dir: string;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  now(): number;
  /** Sets the clock here and at USOS; the students of these orders collect their cards. */
  setTo(now: number, collect?: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export const orderIdOf = (n: number): string => `${60_001 + n}`;
export const accountOf = (n: number): AccountId => accountNamed(`bench:${20_001 + n}`);

/** Opens the engine they are kept in, whose time the clock says; `dir` is for its files. */
export type OpenStore = (clock: () => number, dir: string) => Promise<Store>;

const embedded: OpenStore = (clock, dir) => openLmdbStore({ dir, durability: "process", clock });

/** Orders that are followed already, each by an account of its own, and the USOS they are at, over real HTTP. */
export async function openFollowed(placed: readonly Placed[], openStore = embedded): Promise<Followed> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-bench-follow-"));
  const secret = randomBytes(16).toString("hex");
  const stateFile = join(dir, "usos.json");
  writeFileSync(stateFile, JSON.stringify(stateOf(placed)));
  const child = fork(join(__dirname, "child", "usos.ts"), [stateFile, secret]);
  const [baseUrl] = (await once(child, "message")) as [string];
  let now = 0;
  const clock = { ...systemClock, now: () => now };
  const store = await openStore(() => now, join(dir, "store"));
  const accounts = createAccounts(store, createVault({ keys: [{ id: "k", key: randomBytes(32) }] }));
  await Promise.all(placed.map((it, n) => add(store, accounts, it, n)));
  return {
    dir,
    store,
    accounts,
    usos: createUsosClient({
      baseUrl,
      consumer: { key: "bench", secret },
      clock,
      limits: { perSecond: 1_000_000, concurrent: 32 },
    }),
    now: clock.now,
    async setTo(to, collect = []) {
      now = to;
      child.send({ now, collect });
      await once(child, "message");
    },
    async close() {
      child.disconnect();
      await once(child, "exit");
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export const tokenOf = (n: number) => ({ key: `token${n}`, secret: `token secret ${n}` });

/** The file a sandbox would have written after all these orders. */
export function stateOf(
  placed: readonly {
    readonly madeAt: number;
    /** Undefined: never by itself. */ readonly readyAt: number | undefined;
  }[],
): object {
  const students = manyStudents(placed.length);
  const orders = placed.map(({ madeAt, readyAt }, n) => ({
    id: orderIdOf(n),
    studentId: students[n]?.id,
    madeAt,
    readyAfterMs: readyAt === undefined ? null : readyAt - madeAt,
    advanced: false,
    end: null,
    expirationDate: "2099-03-31",
    token: randomBytes(96).toString("base64url"),
    distributionPass: randomBytes(4).toString("hex"),
  }));
  const scopes = ["cards", "offline_access"];
  const accessTokens = students.map(({ id }, n) => ({
    ...tokenOf(n),
    consumerKey: "bench",
    studentId: id,
    scopes,
    expiresAt: null,
  }));
  return { version: 1, nextOrderId: 99_999, students, orders, requestTokens: [], accessTokens, grants: [], log: [] };
}

async function add(store: Store, accounts: Accounts, { madeAt, firstAsk }: Placed, n: number): Promise<void> {
  const id = accountOf(n);
  const order = { id: orderIdOf(n), status: "new", orderedAt: null, expiresAt: null, since: madeAt };
  const account: Account = {
    usosId: `${20_001 + n}`,
    firstName: "Ala",
    studentNumber: `${900_001 + n}`,
    token: accounts.sealToken(id, tokenOf(n)),
    chats: [chatNamed(`bench:${n}`)],
    orders: { [order.id]: { ...order, phase: "placed" } },
    ordering: null,
    placed: null,
    reminders: { on: true, snoozedUntil: 0, sent: [] },
    codes: null,
    lastTrouble: null,
  };
  await store.commit({
    partition: id,
    put: [{ key: accountKey(id), value: accountRecord.write(account) }],
    schedule: [{ queue: followQueue, id, dueAt: firstAsk, payload: {} }],
  });
}
