import type { StepContext } from "../../dialogs/kit/dialog";
import type { HeldFacts } from "../../dialogs/kit/facts";
import { besideWords } from "../../dialogs/letterContext";
import type { Catalog } from "../conversation/catalog";
import type { Person } from "../conversation/person";
import type { Performers } from "../outbox/perform";
import type { Tickets } from "./tickets";

export interface TicketEffectParts {
  readonly tickets: Tickets;
  readonly catalog: Catalog;
  /** What is held about a person, their tickets aside. */
  readonly heldOf: (person: Person) => Promise<HeldFacts>;
  readonly placeOf: StepContext["placeOf"];
}

/** Requests to support. */
export const ticketEffects = ({
  tickets,
  catalog,
  heldOf,
  placeOf,
}: TicketEffectParts): Performers<"ticket.send" | "ticket.add" | "ticket.withdraw" | "ticket.solve"> => ({
  "ticket.send": async ({ effect, job, key, person }) => {
    const facts = besideWords(effect.context, await heldOf(person), placeOf).map(({ name, value }) => ({
      name: catalog.say(name, "pl"),
      value: value ? catalog.say(value, "pl") : "",
    }));
    return tickets.send(job, key, effect, { lang: person.lang, facts });
  },
  "ticket.add": ({ effect: { ticket, text }, job, key }) => tickets.add(job, key, ticket, text),
  "ticket.withdraw": ({ effect, job, key }) => tickets.withdraw(job, key, effect.ticket),
  "ticket.solve": ({ effect, job, key }) => tickets.solve(job, key, effect.ticket),
});
