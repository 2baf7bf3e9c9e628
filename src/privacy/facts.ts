import type { Accounts } from "../accounts/accounts";
import type { Person } from "../conversation/person";
import type { HeldFacts } from "../../dialogs/kit/facts";
import type { Readers } from "../outbox/readFacts";
import type { Tickets } from "../tickets/tickets";
import { heldOf } from "./held";

/** What is held about a person, in short, with so many tickets. */
export const heldBy =
  (accounts: Accounts) =>
  async (person: Person, tickets = 0): Promise<HeldFacts> =>
    heldOf(person, person.account === undefined ? undefined : await accounts.get(person.account), tickets);

export const heldFacts = (accounts: Accounts, tickets: Tickets): Readers<"held"> => ({
  held: async (chat, person) => ({ ok: true, value: await heldBy(accounts)(person, (await tickets.all(chat)).length) }),
});
