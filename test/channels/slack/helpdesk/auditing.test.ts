import { act } from "../../../../src/helpdesk/acting";
import type { ListenerDeps } from "../../../../src/channels/slack/helpdesk/deps";
import { copy } from "../../../support/copy";
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

describe("a person outside the helpdesk who tries to use it", () => {
  /** A person who can see the helpdesk's channel and is not a member of the group. */
  async function stranger() {
    await open({ group: true });
    const card = await ticket();
    const karol = desk.staff("karol");
    desk.world.slack.joins(karol.person.id, "channel");
    await desk.world.slack.idle();
    return { card, karol, id: /L-[A-Z0-9]{6}/.exec(textOf(card))![0] };
  }
  const outcomes = async () => (await desk.audit()).map(({ what, outcome }) => `${what}: ${outcome}`);
  const minute = 60_000;

  test("appears in the audit log at once, and again a minute later with everything that was tried and how often", async () => {
    const { card, karol, id } = await stranger();
    for (let press = 0; press < 6; press++) await karol.presses(card, "claim");
    await karol.presses(card, "resolve");
    await karol.presses(card, "reply");
    await karol.writes(card, "mój PESEL to 44051401359");
    await karol.commands("900101");
    await karol.shortcut();
    expect(await outcomes()).toEqual([`refused: claim ${id}`]);
    await desk.world.pass(2 * minute, 10_000);
    const counted = `claim ${id} ×5, resolve ${id} ×1, helpdesk:reply ×1, thread ${id} ×1, lookup ×2`;
    expect(await outcomes()).toEqual([`refused: claim ${id}`, `refused: ${counted}`]);
    const noted = await desk.audit();
    const by = { id: `slack:${karol.person.team}:${karol.person.id}`, name: "" };
    expect(noted.map((it) => [it.by, it.about, it.ticket, it.reason])).toEqual(
      [1, 2].map(() => [by, null, null, null]),
    );
    expect(JSON.stringify(noted)).not.toMatch(/900101|PESEL|44051401359/);
    // Each attempt was answered, and a later attempt by the same person is recorded again.
    expect(karol.whispered().length).toBeGreaterThanOrEqual(9);
    await karol.presses(card, "claim");
    expect(await outcomes()).toHaveLength(3);
  });

  test("cannot fill the log, however long and with however many things they try", async () => {
    const { card, karol } = await stranger();
    const deeds = ["claim", "reply", "wait", "resolve"] as const;
    for (let press = 0; press < 30; press++) {
      await karol.presses(card, deeds[press % deeds.length]!);
      await desk.world.pass(6_000);
    }
    await desk.world.pass(2 * minute, 10_000);
    const noted = await outcomes();
    expect(noted.length).toBeLessThanOrEqual(8);
    const counts = noted.flatMap((it) => [...it.matchAll(/×(\d+)/g)].map(([, count]) => Number(count)));
    expect(noted.filter((it) => !it.includes("×")).length + counts.reduce((sum, it) => sum + it, 0)).toBe(30);
  });

  test("appears in the audit log even if Slack does not say who it is", async () => {
    const { card, karol, id } = await stranger();
    desk.world.slack.answer("users.info", { error: "internal_error" });
    await karol.presses(card, "claim");
    expect(karol.whispered().at(-1)).toBe(copy("helpdesk.notNow"));
    expect(await outcomes()).toEqual([`unverified: claim ${id}`]);
  });
});

test("an action is recorded in the audit log before it is carried out, and so is its refusal", async () => {
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

test("an action that the audit log cannot record is not carried out", async () => {
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
