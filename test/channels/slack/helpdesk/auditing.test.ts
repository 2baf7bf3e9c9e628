import { act } from "../../../../src/channels/slack/helpdesk/acting";
import type { ListenerDeps } from "../../../../src/channels/slack/helpdesk/deps";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "./deskWorld";

let desk: DeskWorld;
const open = async (options: DeskWorldOptions = {}) => (desk = await openDeskWorld(options));
afterEach(() => desk.close());

async function ticket() {
  const ola = desk.world.student();
  await ola.signsInAs("anna");
  await ola.says("chcę pogadać z człowiekiem");
  await ola.submits("Nie widzę przycisku Dodaj.");
  await ola.presses("send");
  return desk.cards().at(-1)!;
}

test("whoever presses without being staff is in the audit log once an hour for each thing, however often they press", async () => {
  await open({ group: true });
  const card = await ticket();
  const { slack } = desk.world;
  const karol = desk.staff("karol");
  slack.joins(karol.person.id, "channel");
  await slack.idle();
  for (let press = 0; press < 6; press++) await karol.presses(card, "claim");
  await karol.presses(card, "resolve");
  const outcomes = async () => (await desk.audit()).map(({ what, outcome }) => `${what} ${outcome.split(" ")[0]!}`);
  expect(await outcomes()).toEqual(["refused claim", "refused resolve"]);
  expect(karol.whispered()).toHaveLength(7);
  await desk.world.pass(60 * 60_000, 20 * 60_000);
  await karol.presses(card, "claim");
  expect(await outcomes()).toEqual(["refused claim", "refused resolve", "refused claim"]);
});

test("a action is in the audit log before it is done, and its refusal too", async () => {
  await open();
  const card = await ticket();
  const [marta, wojtek] = [desk.staff("marta"), desk.staff("wojtek")];
  await Promise.all([marta.presses(card, "claim"), wojtek.presses(card, "claim")]);
  const log = await desk.audit();
  const [taken, ...more] = log.filter(({ outcome }) => outcome === "taken");
  expect(more).toEqual([]);
  const asked = log.filter(({ what, outcome }) => what === "claim" && outcome === "asked");
  expect(asked.map(({ by }) => by.name).sort()).toEqual(["Marta Pomocna", "Wojciech Cierpliwy"]);
  expect(log.indexOf(taken!)).toBeGreaterThan(log.indexOf(asked.find(({ by }) => by.id === taken?.by.id)!));
  expect(log).toHaveLength(3);
});

test("nothing is done that the audit log does not take", async () => {
  await open();
  const card = await ticket();
  const id = /L-[A-Z0-9]{6}/.exec(textOf(card))![0];
  const parts = {
    desk: desk.world.app.ticketing.desk,
    audit: { note: () => Promise.reject(new Error("the store is full")) },
    lookup: { albumOf: () => Promise.resolve(null) },
  } as unknown as ListenerDeps;
  const member = { team: "T1", user: "U1", id: "slack:T1:U1", name: "Marta", lang: "pl" } as const;
  await expect(act(parts, id, { kind: "claim", via: "slack" }, member, "e1")).rejects.toThrow("the store is full");
  expect((await desk.world.app.ticketing.desk.get(id))?.ticket.claimedBy).toBeNull();
});
