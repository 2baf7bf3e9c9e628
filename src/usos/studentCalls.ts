import * as schemas from "./schemas";
import { json } from "./send";
import type { JudgedCalls } from "./signOuts";
import { succeeded } from "./succeeded";
import type { UsosClient } from "./types";

type StudentCalls = Pick<
  UsosClient,
  "user" | "plasticCards" | "mcard" | "order" | "orderSecret" | "makeOrder" | "revokeOrder"
>;

/** The calls with a student's own token. */
export const studentCalls = ({ asStudent }: Pick<JudgedCalls, "asStudent">): StudentCalls => ({
  user: (token) =>
    asStudent({
      method: "services/users/user",
      as: token,
      fields: {
        wanted: ["id", "first_name", "last_name", "student_status", "student_number", "has_photo"],
        needed: ["id"],
      },
      read: json(schemas.user),
    }),

  plasticCards: (token) =>
    asStudent({
      method: "services/cards/user",
      as: token,
      fields: {
        wanted: ["id", "type", "barcode_number", "student_number", "expiration_date", "date_of_issue"],
      },
      read: json(schemas.plasticCards),
    }),

  mcard: (token) =>
    asStudent({
      method: "services/cards/mcard",
      as: token,
      fields: { wanted: ["why_cannot_order", "why_cannot_revoke", "orders"], needed: ["orders"] },
      read: json(schemas.mcard),
    }),

  order: (token, orderId) =>
    asStudent({
      method: "services/cards/mcard_order",
      as: token,
      params: [["order_id", orderId]],
      // Whether an order is ready can only be seen from the presence of the two secrets.
      fields: {
        wanted: ["id", "order_date", "status", "token", "distribution_pass", "student_number", "expiration_date"],
        needed: ["token", "distribution_pass"],
      },
      read: json(schemas.mcardOrder(orderId)),
    }),

  orderSecret: (token, orderId) =>
    asStudent({
      method: "services/cards/mcard_order",
      as: token,
      params: [["order_id", orderId]],
      fields: { wanted: ["token", "distribution_pass"], needed: ["token", "distribution_pass"] },
      read: json(schemas.mcardSecret),
    }),

  makeOrder: async (token) =>
    succeeded(
      await asStudent({
        method: "services/cards/make_mcard_order",
        as: token,
        read: json(schemas.success),
        changes: true,
      }),
    ),

  revokeOrder: async (token, orderId) =>
    succeeded(
      await asStudent({
        method: "services/cards/revoke_mcard",
        as: token,
        params: [["order_id", orderId]],
        read: json(schemas.success),
        changes: true,
      }),
    ),
});
