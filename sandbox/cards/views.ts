import { localDate, localTime } from "../dates";
import type { Schema } from "../api/fields";
import type { OrdersShape } from "../options";
import type { Order, Student } from "../state";
import { stageOf, type Stage } from "./stage";

export const orderFields = {
  id: true,
  order_date: true,
  status: true,
  token: true,
  distribution_pass: true,
  student_number: true,
  expiration_date: true,
} satisfies Schema;

/** `cards/mcard_order`. The two secrets are null unless the order is ready. */
export function orderView(
  order: Order,
  student: Student,
  now: number,
  statuses: Readonly<Record<Stage, string>>,
  statusOverride?: string,
): Record<keyof typeof orderFields, unknown> {
  const stage = stageOf(order, now);
  const ready = stage === "ready";
  return {
    id: order.id,
    order_date: localTime(order.madeAt),
    status: statusOverride ?? statuses[stage],
    token: ready ? order.token : null,
    distribution_pass: ready ? order.distributionPass : null,
    student_number: student.studentNumber,
    expiration_date: order.expirationDate,
  };
}

/** `cards/mcard.orders` in one of the shapes an installation might use. */
export function ordersView(
  orders: readonly Order[],
  shape: OrdersShape,
  now: number,
  statuses: Readonly<Record<Stage, string>>,
  statusOverride?: string,
): unknown[] {
  switch (shape) {
    case "ids":
      return orders.map(({ id }) => id);
    case "numericIds":
      return orders.map(({ id }) => Number(id));
    case "objects":
      return orders.map((order) => ({
        id: order.id,
        order_date: localTime(order.madeAt),
        status: statusOverride ?? statuses[stageOf(order, now)],
      }));
  }
}

export const cardFields = {
  id: true,
  type: true,
  barcode_number: true,
  student_number: true,
  expiration_date: true,
  date_of_issue: true,
} satisfies Schema;

/** A plastic card; null for a student without one. */
export function cardView(student: Student): Record<keyof typeof cardFields, unknown> | null {
  const { els } = student;
  return els
    ? {
        id: els.id,
        type: student.kind,
        barcode_number: els.barcode,
        student_number: student.studentNumber,
        expiration_date: els.validUntil,
        date_of_issue: els.issued,
      }
    : null;
}

/** Whether the student has a plastic card that is valid today. */
export function hasValidCard(student: Student, now: number): boolean {
  return student.els !== null && student.els.validUntil >= localDate(now);
}
