import { movable } from "../../src/tickets/splitting/split";
import { addsToTicket } from "../support/addsToTicket";
import { copy } from "../support/copy";
import type { Student } from "../support/student";
import { marta, openSupportWorld, piotr, type Around } from "./supportWorld";

let around: Around;
let ola: Student;
let ticket: string;
beforeEach(async () => {
  around = await openSupportWorld();
  ({ ola } = around);
  ticket = await around.asks();
});
afterEach(() => around.world.close());

const get = async (id: string) => (await around.desk().get(id))!.ticket;
async function adds(text: string): Promise<void> {
  await ola.says("moje zgłoszenia");
  await ola.presses(copy("tickets.open", { ticket }));
  await ola.presses("add");
  await addsToTicket(ola, text);
}
const ids = async (text: string): Promise<string[]> =>
  (await get(ticket)).entries.filter((it) => it.text === text).map(({ id }) => id);
async function splits(entries: readonly string[], by = marta, event = `split:${by.id}`) {
  const acted = await around.desk().act(ticket, { kind: "split", entries, via: "slack" }, by, event);
  await around.world.settle();
  return acted;
}
const others = async (): Promise<string[]> =>
  (await around.desk().open()).map(({ id }) => id).filter((id) => id !== ticket);
const cardOf = (id: string) => [...around.board.cards.values()].find(({ it }) => it.id === id);

test("messages of a ticket become one of their own, with a card and a letter, and the student is told both numbers", async () => {
  await adds("A gdzie odbiorę plastikową?");
  await around.world.pass(60_000);
  await adds("I czy to płatne?");
  await adds("Błąd 17 nadal jest");
  const entries = [...(await ids("A gdzie odbiorę plastikową?")), ...(await ids("I czy to płatne?"))];
  expect(await splits(entries)).toMatchObject({ ok: true, isNew: true });
  const [made = ""] = await others();
  expect(await get(made)).toMatchObject({
    text: "A gdzie odbiorę plastikową?\n\nI czy to płatne?",
    splitFrom: ticket,
    state: "open",
    openedAt: (await get(ticket)).entries[0]!.at,
  });
  expect(cardOf(made)).toBeDefined();
  expect(cardOf(ticket)?.thread.at(-1)).toMatchObject({ what: "split", text: made });
  expect(around.letters().at(-1)?.text).toContain(copy("mail.splitFrom", { ticket }));
  expect(ola.seesAll).toContain(copy("push.split", { ticket, to: made }));
  await around.replies(made, "W dziekanacie, bezpłatnie.", "r1");
  await around.replies(ticket, "Spróbuj teraz.", "r2");
  expect(ola.seesAll.split("W dziekanacie, bezpłatnie.")).toHaveLength(2);
  await ola.says("moje zgłoszenia");
  await ola.presses(copy("tickets.open", { ticket }));
  expect(ola.sees).toContain(copy("tickets.moved", { said: "I czy to płatne?", ticket: made }));
});

test("the only message of a ticket cannot be split off, and staff are told so", async () => {
  expect(await splits(["x"])).toEqual({ ok: false, refusal: "onlyOne" });
  await adds("Druga sprawa");
  expect(await splits([])).toEqual({ ok: false, refusal: "noneChosen" });
  expect(await splits(["no entry"], marta, "s2")).toEqual({ ok: false, refusal: "noneChosen" });
  expect(await others()).toEqual([]);
});

test("two who split the same message off at once make one ticket of it, and the second is told its number", async () => {
  await adds("Druga sprawa");
  const entries = await ids("Druga sprawa");
  const [first, second] = await Promise.all([splits(entries), splits(entries, piotr)]);
  const both = [first, second];
  const [made = "", ...more] = await others();
  expect(more).toEqual([]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "split", to: made });
  expect(await splits(entries)).toMatchObject({ ok: first.ok, ...(first.ok && { isNew: false }) });
  expect(movable(await get(ticket))).toEqual([]);
});

test("pictures go with their message", async () => {
  const content = Buffer.from("89504e470d0a1a0a", "hex");
  const { tickets, store } = { ...around.world.app, store: around.world.store };
  await tickets.add({
    job: { queue: "outbox", id: "j1", partition: ola.key, payload: {}, claim: 1 },
    chatId: ola.key,
    id: ticket,
    text: "Tak wygląda karta",
    files: [{ name: "karta.png", type: "image/png", bytes: 8, content }],
  });
  await splits(["j1"]);
  const [made = ""] = await others();
  const { entries } = await get(made);
  expect(entries.map(({ files }) => files.map(({ name }) => name))).toEqual([["karta.png"]]);
  const kept = [];
  for await (const { key } of store.scan("ticketPicture", ola.key)) kept.push(key.id?.split(":")[0]);
  expect(kept.sort()).toEqual([ticket, made].sort());
});

test("a ticket that was split off can be merged back", async () => {
  await adds("Druga sprawa");
  await splits(await ids("Druga sprawa"));
  const [made = ""] = await others();
  expect(await around.desk().act(made, { kind: "merge", into: ticket, via: "slack" }, marta, "m")).toMatchObject({
    ok: true,
  });
  await around.world.settle();
  await around.replies(ticket, "Jedna odpowiedź.", "r1");
  expect(ola.seesAll.split("Jedna odpowiedź.")).toHaveLength(2);
});
