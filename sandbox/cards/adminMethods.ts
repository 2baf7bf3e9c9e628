import type { Method } from "../api/method";
import { answer, objectNotFound, paramInvalid } from "../api/outcome";
import type { Student } from "../state";
import type { World } from "../world";
import { stageOf } from "./stage";
import { cardFields, cardView } from "./views";

const fields = {
  schema: cardFields,
  byDefault: "id|type|barcode_number|student_number|expiration_date|date_of_issue",
};
const cardId = { name: "card_id", description: "id of the plastic card", required: true } as const;
const needs = "administrativeConsumer";

/** The methods of `services/cards` for an administrative key. Their argument names and shapes are our guess. */
export const adminMethods: readonly Method[] = [
  {
    name: "cards/check_orders_status",
    brief: "Statuses of orders: a dictionary from the order's id to its status, null for an unknown one.",
    needs,
    args: [{ name: "order_ids", description: "ids separated by |", required: true }],
    run: ({ world, now, param, statusOverride }) => {
      const statuses = param("order_ids")
        .split("|")
        .map((id): [string, string | null] => {
          const order = world.state.orders.find((each) => each.id === id);
          return [id, order ? (statusOverride ?? world.statuses[stageOf(order, now)]) : null];
        });
      return answer(Object.fromEntries(statuses));
    },
  },
  {
    name: "cards/user_cards",
    brief: "All cards of a user.",
    needs,
    args: [{ name: "user_id", description: "id of the user", required: true }],
    fields,
    run: ({ world, param, select }) => {
      const student = world.state.students.find(({ id }) => id === param("user_id"));
      if (!student) return objectNotFound("user_id");
      return select([cardView(student)].filter((card) => card !== null));
    },
  },
  {
    name: "cards/mark_student_card_prolonged",
    brief: "Note that a plastic card was extended.",
    needs,
    args: [cardId, { name: "expiration_date", description: "YYYY-MM-DD, the new last day", required: true }],
    run: ({ world, param }) => {
      const els = findByCard(world, param("card_id"))?.els;
      const until = param("expiration_date");
      if (!els) return objectNotFound("card_id");
      if (!/^\d{4}-\d\d-\d\d$/.test(until) || Number.isNaN(Date.parse(until))) {
        return paramInvalid("expiration_date", "a date is written YYYY-MM-DD.");
      }
      els.validUntil = until;
      world.save();
      return answer({ success: true });
    },
  },
  {
    name: "cards/card",
    brief: "A plastic card.",
    needs,
    args: [cardId],
    fields,
    run: ({ world, param, select }) => {
      const student = findByCard(world, param("card_id"));
      return student ? select(cardView(student)) : objectNotFound("card_id");
    },
  },
];

function findByCard(world: World, id: string): Student | undefined {
  return world.state.students.find(({ els }) => els?.id === id);
}
