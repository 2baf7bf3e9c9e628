import type { Person } from "./conversation/person";
import type { Obstacle } from "../dialogs/kit/effects";
import type { FactName, Facts } from "../dialogs/kit/facts";
import type { PlaceParts } from "./orders/placeParts";
import { readCard, readEligibility } from "./orders/read";
import { heldOf } from "./privacy/held";
import type { Tickets } from "./tickets/tickets";

const nobody = { ok: false, obstacle: { code: "signedOut" } } as const;

/** Resolves the facts a step declared; the first one that USOS does not give is the answer for all. */
export function createReader(parts: PlaceParts & { readonly tickets: Tickets }) {
  return async (names: readonly FactName[], key: string, person: Person): Promise<Partial<Facts> | Obstacle> => {
    const { account } = person;
    const facts: { -readonly [K in FactName]?: Facts[K] } = {};
    for (const name of names) {
      switch (name) {
        case "card": {
          const read = account ? await readCard(parts, { account, person: key }) : nobody;
          if (!read.ok) return read.obstacle;
          facts.card = read.value;
          break;
        }
        case "eligibility": {
          const read = account ? await readEligibility(parts, { account, person: key }) : nobody;
          if (!read.ok) return read.obstacle;
          facts.eligibility = read.value;
          break;
        }
        case "tickets":
          facts.tickets = await parts.tickets.list(key);
          break;
        case "held":
          facts.held = heldOf(
            person,
            account === undefined ? undefined : await parts.accounts.get(account),
            (await parts.tickets.all(key)).length,
          );
      }
    }
    return facts;
  };
}
