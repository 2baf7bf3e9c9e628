import { forgetTicket } from "../../src/privacy/forgetTicket";
import { ticketKey } from "../../src/tickets/ticket";
import { copy } from "../support/copy";
import { addresses, answer } from "./mail/followed";
import { createLetterTaker } from "./mail/letterTaker";
import { openSupportWorld, type Around } from "./supportWorld";

let around: Around;
beforeEach(async () => {
  around = await openSupportWorld();
});
afterEach(() => around.world.close());

/** Staff reply to the letter of a ticket. */
async function answers(ticket: string, text: string): Promise<string> {
  const take = createLetterTaker({ desk: around.desk(), addresses, domains: ["uni.opole.pl"] });
  const { outcome } = await take(Buffer.from(answer(ticket, text)));
  await around.world.settle();
  return outcome;
}

test("an answer by mail to a resolved ticket reaches the student for as long as the ticket is kept, and leaves it resolved", async () => {
  const { ola, world, desk, does, letters, asks } = around;
  const ticket = await asks();
  await does("resolve");
  expect(await answers(ticket, "Jeszcze jedno: kod jest ważny do piątku.")).toBe("relayed");
  expect(ola.sees).toContain("Jeszcze jedno: kod jest ważny do piątku.");
  expect((await desk().get(ticket))?.ticket.state).toBe("resolved");
  expect(await desk().open()).toEqual([]);

  const kept = await world.store.get(ticketKey(ola.key, ticket));
  expect(kept && (await forgetTicket(world.store, kept))).toBe(true);
  const before = ola.seesAll;
  expect(await answers(ticket, "A po roku to.")).toBe("unknown");
  expect(ola.seesAll).toBe(before);
  expect(letters().at(-1)?.text).toContain(copy("mail.unheard", { ticket }));
});
