import { localDate, nextExpiry } from "./dates";
import { afterRevoking, isOpen, type Stage, stageOf } from "./cards/stage";
import type { Fault } from "./faults";
import { addAccessToken, dropAccessTokens, findAccessToken } from "./oauth/tokens";
import type { Settings } from "./options";
import type { Effect, Order, Student } from "./state";
import type { World } from "./world";

/** An order as tests and the control page see it, without its two secrets. */
export type OrderSummary = Pick<Order, "id" | "studentId" | "madeAt" | "expirationDate"> & { readonly stage: Stage };

/**
 * Controls the sandbox from tests and from its control page. A student is given by handle (`anna`) or USOS user id; an unknown
 * one is a fault. The actions on an order concern the student's last one and return false if its stage does not allow them.
 */
export interface SandboxControl {
  students(): Student[];
  orders(student: string): OrderSummary[];
  /** The calls that changed something: the orders and revocations through the API, in order. */
  log(student: string): Effect[];
  /** How often a method (`cards/mcard`) has been called since the start, including refused and failed calls. */
  calls(method: string): number;
  /** How often an order for a student was refused because they may not order, for instance because they already have an order. */
  turnedDown(student: string): number;
  /** The times at which access tokens of the student were revoked through the API. */
  tokensRevoked(student: string): readonly number[];
  /** How many applications may still act for the student: the number of their access tokens, without expired ones. */
  sessions(student: string): number;
  /** Makes an open order ready now. */
  advance(student: string): boolean;
  /** Simulates that the student scanned the QR code of a ready order. */
  collect(student: string): boolean;
  /** Sets the last day of validity (`YYYY-MM-DD`) of the card of the student's last order; false without an order. */
  validUntil(student: string, day: string): boolean;
  /** Makes an open or ready order fail. */
  fail(student: string): boolean;
  /** Simulates that the student cancels or revokes it in USOSweb, without the API. */
  cancel(student: string): boolean;
  /** Simulates that the dean's office extends the ELS to the next usual expiry; false without an ELS. */
  extendEls(student: string): boolean;
  /** Simulates that the university changes something about a student in USOS. */
  change(student: string, what: Partial<Omit<Student, "id" | "handle">>): void;
  /** Resets one student to their initial state, or the whole sandbox with its tokens and faults. */
  reset(student?: string): void;
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: Fault & { readonly student?: string }): () => void;
  clearFaults(): void;
  settings(change?: Partial<Settings>): Readonly<Settings>;
  /** Issues an access token without the OAuth flow, for tests that are about something else. */
  grant(consumerKey: string, student: string, scopes?: readonly string[]): { key: string; secret: string };
  /** Simulates that the student withdraws the consent in USOSweb, which deletes their tokens. */
  withdraw(student: string): void;
  /** The two secrets of an order, so that a test can check that they appear nowhere else. */
  secrets(orderId: string): Pick<Order, "token" | "distributionPass"> | null;
}

export function createControl(world: World): SandboxControl {
  const student = (name: string): Student => {
    const found = world.findStudent(name);
    if (!found) throw new Error(`The sandbox has no student ${name}. There are: ${handles(world)}.`);
    return found;
  };

  /** Changes the student's last order if its stage allows that. */
  const change = (name: string, how: (order: Order, stage: Stage) => boolean): boolean => {
    const order = world.ordersOf(student(name)).at(-1);
    const changed = order !== undefined && how(order, stageOf(order, world.now()));
    if (changed) world.save();
    return changed;
  };
  const end = (name: string, endOf: (stage: Stage) => Order["end"]): boolean =>
    change(name, (order, stage) => {
      const next = endOf(stage);
      if (next) order.end = next;
      return next !== null;
    });

  return {
    students: () => structuredClone(world.state.students),
    orders: (name) =>
      world.ordersOf(student(name)).map((order) => ({
        id: order.id,
        studentId: order.studentId,
        madeAt: order.madeAt,
        expirationDate: order.expirationDate,
        stage: stageOf(order, world.now()),
      })),
    log: (name) => {
      const { id } = student(name);
      return structuredClone(world.state.log.filter(({ studentId }) => studentId === id));
    },
    calls: (method) => world.calls.get(method) ?? 0,
    turnedDown: (name) => world.turnedDown.get(student(name).id) ?? 0,
    tokensRevoked: (name) => world.tokensRevoked.get(student(name).id) ?? [],
    sessions(name) {
      const { id } = student(name);
      const { accessTokens } = world.state;
      return accessTokens.filter((it) => it.studentId === id && findAccessToken(world, it.key) !== undefined).length;
    },
    advance: (name) =>
      change(name, (order, stage) => {
        if (isOpen(stage)) order.advanced = true;
        return isOpen(stage);
      }),
    collect: (name) => end(name, (stage) => (stage === "ready" ? "collected" : null)),
    validUntil: (name, day) =>
      change(name, (order) => {
        order.expirationDate = day;
        return true;
      }),
    fail: (name) => end(name, (stage) => (isOpen(stage) || stage === "ready" ? "failed" : null)),
    cancel: (name) => end(name, afterRevoking),
    extendEls: (name) => {
      const { els } = student(name);
      if (!els) return false;
      const today = localDate(world.now());
      els.validUntil = nextExpiry(els.validUntil > today ? els.validUntil : today);
      world.save();
      return true;
    },
    change: (name, what) => {
      Object.assign(student(name), what);
      world.save();
    },
    reset: (name) => {
      if (name === undefined) {
        world.faults.clear();
        world.calls.clear();
        world.turnedDown.clear();
        world.tokensRevoked.clear();
        world.startOver();
      } else {
        world.restore(student(name));
      }
    },
    fault: ({ student: name, ...fault }) =>
      world.faults.add(name === undefined ? fault : { ...fault, studentId: student(name).id }),
    clearFaults: () => world.faults.clear(),
    settings: (changed = {}) => ({ ...Object.assign(world.settings, changed) }),
    grant: (consumerKey, name, scopes = ["cards", "offline_access"]) => {
      if (!world.consumers.has(consumerKey)) throw new Error(`The sandbox has no consumer key ${consumerKey}.`);
      const { key, secret } = addAccessToken(world, { consumerKey, studentId: student(name).id, scopes: [...scopes] });
      return { key, secret };
    },
    withdraw: (name) => {
      const { id } = student(name);
      world.state.grants = world.state.grants.filter(({ studentId }) => studentId !== id);
      dropAccessTokens(world, ({ studentId }) => studentId === id);
    },
    secrets: (orderId) => {
      const order = world.state.orders.find(({ id }) => id === orderId);
      return order ? { token: order.token, distributionPass: order.distributionPass } : null;
    },
  };
}

function handles(world: World): string {
  return world.state.students.map(({ handle }) => handle).join(", ");
}
