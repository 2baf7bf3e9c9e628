import { minute, openSupportWorld, type Around } from "./supportWorld";
import { copy, copyPattern } from "../support/copy";

let board: Around["board"];
let world: Around["world"];
let ola: Around["ola"];
let desk: Around["desk"];
let asks: Around["asks"];
let replies: Around["replies"];
let does: Around["does"];
let card: Around["card"];
let letters: Around["letters"];
beforeEach(async () => {
  ({ asks, board, card, desk, does, letters, ola, replies, world } = await openSupportWorld());
});
afterEach(() => world.close());

describe("a ticket that cannot be delivered", () => {
  const stuck = async (): Promise<string> =>
    /legitka_tickets_undelivered (\d+)/.exec(await world.app.metrics.registry.metrics())?.[1] ?? "none";

  test("raises no alarm while one of the two ways works", async () => {
    board.failNext({ ok: false, refusal: "later", afterMs: 5_000 });
    await asks();
    expect(ola.seesAll).toMatch(copyPattern("push.ticketDelivered"));
    expect(ola.seesAll).not.toMatch(copyPattern("push.ticketDelayed"));
    await world.pass(minute);
    expect(board.cards.size).toBe(1);
    expect(await stuck()).toBe("0");
  });

  test("raises an alarm, tells the student once, goes on trying, and says when it arrived", async () => {
    world.inbox.refuseNext(4, 451);
    board.failNext(new Error("Slack is away"), { ok: false, refusal: "later", afterMs: 1_000 });
    const ticket = await asks();
    await world.pass(1_000, 500);
    expect(await stuck()).toBe("1");
    await world.pass(5 * minute);
    expect(await stuck()).toBe("0");
    expect(ola.seesAll.split(copy("push.ticketDelayed", { ticket }))).toHaveLength(2);
    expect(ola.seesAll.split(copy("push.ticketDelivered", { ticket }))).toHaveLength(2);
    expect(letters()).toHaveLength(1);
    expect(board.cards.size).toBe(1);
  });

  test("is sent again when its letter came back, and its card says so in the meantime", async () => {
    const ticket = await asks();
    await desk().bounced(ticket, "bounce-1");
    await desk().bounced(ticket, "bounce-1");
    await world.settle();
    expect(card().it.ticket.mail).toBe("undelivered");
    await world.pass(40 * minute, minute);
    expect(letters()).toHaveLength(2);
    expect((await desk().get(ticket))?.ticket.mail).toBe("delivered");
  });

  test("gets a new card with the whole conversation when somebody deleted the old one", async () => {
    const ticket = await asks();
    await replies(ticket, "Pierwsza odpowiedź");
    board.cards.clear();
    await replies(ticket, "Druga odpowiedź");
    await world.pass(minute);
    expect(card().thread.map(({ text }) => text)).toEqual(["Pierwsza odpowiedź", "Druga odpowiedź"]);
  });

  test("leaves no card behind when the student has everything erased while it is being posted", async () => {
    let erasing: Promise<unknown> | undefined;
    const { show } = board;
    board.show = async (it, ref) => {
      const sent = await show(it, ref);
      if (!erasing) await (erasing = world.app.tickets.eraseAll(ola.key));
      return sent;
    };
    await asks();
    await world.pass(5 * minute);
    expect(erasing).toBeDefined();
    expect(board.cards.size).toBe(0);
  });

  test("is reported to staff when the student no longer has a chat in which the answer could be read", async () => {
    const ticket = await asks();
    await ola.does({ kind: "gone" });
    await replies(ticket, "Spróbuj jeszcze raz.");
    await world.settle();
    expect(card().thread.map(({ what }) => what)).toEqual(["said", "unreachable"]);
    // The ticket was answered in Slack, whose thread says it, so the mailbox gets nothing.
    expect(letters()).toHaveLength(1);
    await ola.opens();
    await ola.says("moje zgłoszenia");
    await ola.presses(copy("tickets.open", { ticket }));
    expect(ola.sees).toContain("Spróbuj jeszcze raz.");
  });

  test("is not sent again after twenty letters that came back, or when the ticket is over", async () => {
    const ticket = await asks();
    for (let at = 0; at < 50; at++) await desk().bounced(ticket, `b${at}`);
    expect((await desk().get(ticket))?.ticket.bounces).toHaveLength(20);
    await does("resolve");
    await desk().bounced(ticket, "late");
    expect((await desk().get(ticket))?.ticket.bounces).toHaveLength(20);
  });

  test("puts nothing into the thread twice when the process dies in between", async () => {
    const ticket = await asks();
    let commits = 0;
    world.process.dieAt(({ name }) => name === "commit" && ++commits > 3);
    await replies(ticket, "Raz").catch(() => undefined);
    world.process.dieAt(() => false);
    await world.pass(5 * minute);
    expect(card().thread.map(({ text }) => text)).toEqual(["Raz"]);
    expect(ola.seesAll.split(copy("push.answeredBy", { name: "Marta" }))).toHaveLength(2);
  });
});
