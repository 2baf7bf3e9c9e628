import type { Method, StudentCall } from "../api/method";
import { answer, objectForbidden, objectNotFound, type Refused } from "../api/outcome";
import type { Order } from "../state";
import { makeOrder, revokeOrder } from "./change";
import { whyCannotOrder, whyCannotRevoke } from "./reasons";
import { cardFields, cardView, hasValidCard, orderFields, ordersView, orderView } from "./views";

const orderId = { name: "order_id", description: "id of the order", required: true } as const;
const scopes = ["cards"];

/** The student's own methods of `services/cards`. */
export const cardMethods: readonly Method[] = [
  {
    name: "cards/mcard",
    brief: "The user's mLegitymacja: may it be ordered or revoked, and the orders there are.",
    needs: "accessToken",
    scopes,
    fields: {
      schema: {
        why_cannot_order: true,
        why_cannot_revoke: true,
        orders: { id: true, order_date: true, status: true },
      },
      byDefault: "why_cannot_order|why_cannot_revoke|orders",
    },
    run: ({ world, student, now, select, statusOverride }) => {
      const orders = world.ordersOf(student);
      return select({
        why_cannot_order: whyCannotOrder(student, orders, world),
        why_cannot_revoke: whyCannotRevoke(orders, now, world.wording),
        orders: ordersView(orders, world.settings.ordersShape, now, world.statuses, statusOverride),
      });
    },
  },
  {
    name: "cards/make_mcard_order",
    brief: "Order an mLegitymacja.",
    needs: "accessToken",
    scopes,
    run: ({ world, student }) => answer({ success: makeOrder(world, student) !== null }),
  },
  {
    name: "cards/mcard_order",
    brief: "An order of an mLegitymacja.",
    needs: "accessToken",
    scopes,
    args: [orderId],
    fields: { schema: orderFields, byDefault: "id|order_date|status|expiration_date" },
    run: (call) => {
      const order = ownOrder(call);
      if ("ok" in order) return order;
      return call.select(orderView(order, call.student, call.now, call.world.statuses, call.statusOverride));
    },
  },
  {
    name: "cards/revoke_mcard",
    brief: "Revoke an mLegitymacja, or cancel its order.",
    needs: "accessToken",
    scopes,
    args: [orderId],
    run: (call) => {
      const order = ownOrder(call);
      return "ok" in order ? order : answer({ success: revokeOrder(call.world, order) });
    },
  },
  {
    name: "cards/user",
    brief: "The user's valid cards.",
    needs: "accessToken",
    scopes,
    fields: { schema: cardFields, byDefault: "id|type|barcode_number|student_number|expiration_date|date_of_issue" },
    run: ({ student, now, select }) => select(hasValidCard(student, now) ? [cardView(student)] : []),
  },
];

function ownOrder(call: StudentCall): Order | Refused {
  const order = call.world.findOrder(call.param("order_id"));
  if (!order) return objectNotFound("order_id");
  return order.studentId === call.student.id ? order : objectForbidden("order_id");
}
