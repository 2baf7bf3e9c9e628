import { localDate, nextExpiry } from "../dates";
import type { Order, Student } from "../state";
import type { World } from "../world";
import { draftOrder } from "./draft";
import { collectedUntil, whyCannotOrder } from "./reasons";
import { afterRevoking, stageOf } from "./stage";

/**
 * Places an order; does nothing and returns null if the student may not order. The state is written to the file before it
 * returns.
 */
export function makeOrder(world: World, student: Student): Order | null {
  const { state } = world;
  const now = world.now();
  const orders = world.ordersOf(student);
  if (whyCannotOrder(student, orders, world)) {
    world.turnedDown.set(student.id, (world.turnedDown.get(student.id) ?? 0) + 1);
    return null;
  }
  const today = localDate(now);
  // An extension must outlive the card it extends.
  const expirationDate = nextExpiry(collectedUntil(orders, today) ?? today);
  const draft = draftOrder(student.id, now, expirationDate, world.settings.readyAfterMs, (bytes) =>
    world.random(bytes),
  );
  const order: Order = { ...draft, id: String(state.nextOrderId++) };
  state.orders.push(order);
  state.log.push({ at: now, studentId: student.id, kind: "ordered", orderId: order.id });
  world.save();
  return order;
}

/**
 * Cancels an open order or revokes a card; false if neither is possible any more. The state is written to the file before it
 * returns.
 */
export function revokeOrder(world: World, order: Order): boolean {
  const now = world.now();
  const end = afterRevoking(stageOf(order, now));
  if (!end) return false;
  order.end = end;
  world.state.log.push({ at: now, studentId: order.studentId, kind: end, orderId: order.id });
  world.save();
  return true;
}
