import type { HeldFacts, OrderFact, Phase } from "../../dialogs/kit/facts";

export const order = (phase: Phase, expiresAt: string | null = "2027-03-31"): OrderFact => ({
  id: "7001",
  phase,
  status: null,
  orderedAt: "2026-10-01",
  expiresAt,
});

/** The data held about a student who has done nothing yet but signed in. */
export const held: HeldFacts = {
  language: "pl",
  linked: true,
  firstName: "Ola",
  chatName: null,
  studentNumber: null,
  orders: 0,
  tickets: 0,
  looks: null,
  reminders: "on",
  broadcasts: "on",
  codes: null,
  refusal: null,
  orderPhase: null,
};
