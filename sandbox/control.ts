import { localDate, nextExpiry } from "./dates";
import { afterRevoking, isOpen, type Stage, stageOf } from "./cards/stage";
import type { Fault } from "./faults";
import { addAccessToken, dropAccessTokens, findAccessToken } from "./oauth/tokens";
import type { Settings } from "./options";
import type { Effect, Order, Student } from "./state";
import type { World } from "./world";

/** An order as tests and the control page see it: without its two secrets. */
export type OrderSummary = Pick<Order, "id" | "studentId" | "madeAt" | "expirationDate"> & { readonly stage: Stage };

/**
 * The sandbox's strings. A student is named by handle (`anna`) or USOS user id; an unknown one is a fault. The actions on
 * an order touch the student's last one and answer false when it is not in a stage for that.
 */
export interface SandboxControl {
  students(): Student[];
  orders(student: string): OrderSummary[];
  /** The calls that changed something: what was ordered and revoked through the API, in order. */
  log(student: string): Effect[];
  /** How often a method (`cards/mcard`) was called since the start, refused and failed calls included. */
  calls(method: string): number;
  /** How often a student was ordered for who might not order, for instance because an order was there already. */
  turnedDown(student: string): number;
  /** When access tokens of the student were revoked through the API. */
  tokensRevoked(student: string): readonly number[];
  /** How many applications may still speak for the student: their access tokens, expired ones left out. */
  sessions(student: string): number;
  /** An open order gets ready now. */
  advance(student: string): boolean;
  /** The student scanned the QR of a ready order. */
  collect(student: string): boolean;
  /** The card of the student's last order is valid up to that day (`YYYY-MM-DD`) only; false without an order. */
  validUntil(student: string, day: string): boolean;
  /** An open or ready order fails. */
  fail(student: string): boolean;
  /** The student cancels or revokes it in USOSweb, past the API. */
  cancel(student: string): boolean;
  /** The dean's office extends the ELS to the next usual expiry; false without an ELS. */
  extendEls(student: string): boolean;
  /** Puts one student back to how they come, or the whole sandbox with its tokens and faults. */
  reset(student?: string): void;
  /** Switches a fault on; the answer switches it off. */
  fault(fault: Fault & { readonly student?: string }): () => void;
  clearFaults(): void;
  settings(change?: Partial<Settings>): Readonly<Settings>;
  /** An access token without the OAuth dance, for tests that are about something else. */
  grant(consumerKey: string, student: string, scopes?: readonly string[]): { key: string; secret: string };
  /** The student withdraws the consent in USOSweb: their tokens are gone. */
  withdraw(student: string): void;
  /** The two secrets of an order, so that a test can look for them where they must not be. */
  secrets(orderId: string): Pick<Order, "token" | "distributionPass"> | null;
}

export function createControl(world: World): SandboxControl {
  const student = (name: string): Student => {
    const found = world.findStudent(name);
    if (!found) throw new Error(`The sandbox has no student ${name}. There are: ${handles(world)}.`);
    return found;
  };

  /** Changes the student's last order when it is in a stage for that. */
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
