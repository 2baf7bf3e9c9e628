import type { Readers } from "../outbox/readFacts";
import type { OrderContext } from "./orderContext";
import { readCard, readEligibility } from "./read";

const nobody = { ok: false, obstacle: { code: "signedOut" } } as const;

/** The facts that only USOS knows. */
export const orderFacts = (deps: OrderContext): Readers<"card" | "eligibility"> => ({
  card: async (chatId, { account }) => (account === undefined ? nobody : readCard(deps, { account, chatId })),
  eligibility: async (chatId, { account }) =>
    account === undefined ? nobody : readEligibility(deps, { account, chatId }),
});
