import { createCaller, type CallerOptions } from "./caller";
import * as schemas from "./schemas";
import { json } from "./send";
import { succeeded } from "./succeeded";
import type { UsosAdminClient } from "./types";

/** The fields leave out the owner's personal data, which `services/cards/card` could return as well. */
const cardFields = {
  wanted: ["id", "type", "barcode_number", "student_number", "expiration_date", "date_of_issue"],
};

/**
 * Creates a client for the administrative key. Its requests are signed with that key alone, without a student's token.
 *
 * HAZARD: only the methods' names and the arguments of `services/cards/card` are published. The other argument names are guesses;
 * compare them with `methodReference` of the installation that grants the key. USOS ignores arguments it does not know.
 */
export function createUsosAdminClient(options: CallerOptions): UsosAdminClient {
  const { call } = createCaller(options);

  return {
    async checkOrdersStatus(orderIds) {
      if (orderIds.length === 0) return { ok: true, value: {} };
      const answer = await call({
        method: "services/cards/check_orders_status",
        as: "consumer",
        params: [["order_ids", orderIds.join("|")]],
        read: json(schemas.statuses),
      });
      if (!answer.ok) return answer;
      return { ok: true, value: Object.fromEntries(orderIds.map((id) => [id, answer.value.get(id) ?? null])) };
    },

    userCards: (userId) =>
      call({
        method: "services/cards/user_cards",
        as: "consumer",
        params: [["user_id", userId]],
        fields: cardFields,
        read: json(schemas.plasticCards),
      }),

    markStudentCardProlonged: async (cardId, until) =>
      succeeded(
        await call({
          method: "services/cards/mark_student_card_prolonged",
          as: "consumer",
          params: [
            ["card_id", cardId],
            ["expiration_date", until],
          ],
          read: json(schemas.success),
          changes: true,
        }),
      ),

    card: (cardId) =>
      call({
        method: "services/cards/card",
        as: "consumer",
        // USOS finds a card by its printed number (or by the number of its chip); newer versions may find it by its id.
        params: [
          ["card_id", cardId],
          ["barcode_number", cardId],
        ],
        fields: cardFields,
        read: json(schemas.plasticCard),
      }),
  };
}
