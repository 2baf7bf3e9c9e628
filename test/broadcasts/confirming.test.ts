import { createBroadcastDesk, type BroadcastDesk } from "../../src/broadcasts/desk";
import { digestOf } from "../../src/broadcasts/digest";
import type { Audience } from "../../src/broadcasts/records";
import { silentLog } from "../../src/ops/log";
import { addChat, openCrowdWorld, type CrowdWorld } from "./crowd";

const minute = 60_000;
const by = { id: "slack:T:U", name: "Marta" };
const everybody = { kind: "everybody" } as const;

let it: CrowdWorld;
let desk: BroadcastDesk;
beforeEach(async () => {
  it = await openCrowdWorld();
  desk = createBroadcastDesk({
    store: it.world.store,
    log: silentLog,
    clock: () => it.world.now(),
    timeZone: "Europe/Warsaw",
    catalog: it.world.app.catalog,
  });
  await addChat(it.world.store, "kept:ola");
});
afterEach(() => it.close());

const draftOf = (pl: string, audience: Audience = everybody) => ({ texts: { pl }, audience, by });
const confirms = async (id: string, pl: string, audience?: Audience) => {
  const draft = draftOf(pl, audience);
  await desk.keep(id, draft);
  return desk.confirm(id, digestOf(draft), by);
};

test("what was confirmed is sent, also when the same form was submitted anew before the sending began", async () => {
  const confirmed = await confirms("b1", "niewinny");
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  await desk.keep("b1", draftOf("podmieniony"));
  await it.world.store.commit({ partition: "audit", schedule: [confirmed.start] });
  await it.world.pass(minute);
  expect(it.kept.got.get("ola")).toEqual([expect.stringContaining("niewinny")]);
  expect(it.reports.map(({ broadcast }) => broadcast.texts)).toEqual([{ pl: "niewinny" }]);
});

test("what is being sent is neither replaced nor confirmed again", async () => {
  const confirmed = await confirms("b1", "niewinny");
  if (!confirmed.ok) throw new Error(confirmed.refusal);
  await it.world.store.commit({ partition: "audit", schedule: [confirmed.start] });
  await it.world.pass(minute);
  expect(await desk.keep("b1", draftOf("podmieniony"))).toBe(false);
  expect(await desk.confirm("b1", digestOf(draftOf("podmieniony")), by)).toEqual({ ok: false, refusal: "already" });
});

test("a preview of another text, audience or time of a banner confirms nothing", async () => {
  const kept = draftOf("Od jutra", { kind: "banner", from: 1, until: 2 });
  await desk.keep("b1", kept);
  const others = [
    draftOf("Od dziś", kept.audience),
    draftOf("Od jutra"),
    draftOf("Od jutra", { kind: "banner", from: 1, until: 3 }),
    { ...kept, texts: { ...kept.texts, en: "From tomorrow" } },
  ];
  for (const other of others)
    expect(await desk.confirm("b1", digestOf(other), by)).toEqual({ ok: false, refusal: "changed" });
  expect(await desk.confirm("b1", digestOf(kept), by)).toMatchObject({ ok: true });
});

test("an audience is written to once in ten minutes, whoever confirms at the same moment", async () => {
  const at = it.world.now();
  const all = await Promise.all(["b1", "b2", "b3"].map((id) => confirms(id, id)));
  expect(all.filter(({ ok }) => ok)).toHaveLength(1);
  expect(all.filter(({ ok }) => !ok)).toEqual(
    Array.from({ length: 2 }, () => ({ ok: false, refusal: "tooSoon", until: at + 10 * minute })),
  );
  // Others are not those people, and a banner is written to nobody.
  expect(await confirms("b4", "W toku", { kind: "underWay" })).toMatchObject({ ok: true });
  for (const id of ["b5", "b6"])
    expect(await confirms(id, "Przerwa", { kind: "banner", from: at, until: at + minute })).toMatchObject({ ok: true });
  await it.world.pass(10 * minute, 10 * minute);
  expect(await confirms("b7", "Znowu")).toMatchObject({ ok: true });
});
