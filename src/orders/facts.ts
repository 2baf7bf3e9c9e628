import type { Readers } from "../outbox/readFacts";
import type { OrderContext } from "./orderContext";
import { readCard, readEligibility } from "./read";

const nobody = { ok: false, obstacle: { code: "signedOut" } } as const;

/** The facts that only USOS knows. */
export const orderFacts = (parts: OrderContext): Readers<"card" | "eligibility"> => ({
  card: async (chatId, { account }) => (account === undefined ? nobody : readCard(parts, { account, chatId })),
  eligibility: async (chatId, { account }) =>
    account === undefined ? nobody : readEligibility(parts, { account, chatId }),
});
