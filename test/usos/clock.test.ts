import { createUsosClient } from "../../src/usos";
import { systemClock } from "../../src/usos/clock";
import { startFarEnd } from "../support/usosFarEnd";

const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };

test("a machine's clock that is set back by minutes delays no call, and its time is used in signatures", async () => {
  const far = await startFarEnd();
  far.script("services/cards/mcard", { body: { orders: [] } });
  let off = 0;
  const clock = { ...systemClock, wall: () => Date.now() + off };
  const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
  const usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, limits: { concurrent: 1, perSecond: 50 } });
  const began = performance.now();
  for (off of [240_000, 0, -240_000]) expect(await usos.mcard(token)).toMatchObject({ ok: true });
  expect(performance.now() - began).toBeLessThan(200_000);
  const signed = far.arrived.map(({ oauth }) => Number(oauth["oauth_timestamp"]) - Date.now() / 1_000);
  await far.close();
  expect(signed.map((it) => Math.round(it / 60) + 0)).toEqual([4, 0, -4]);
});

test("the time that the program measures goes on evenly", () => {
  const real = Date.now;
  try {
    const before = systemClock.now();
    Date.now = () => 0;
    expect(systemClock.now()).toBeGreaterThanOrEqual(before);
    expect(systemClock.wall?.()).toBe(0);
  } finally {
    Date.now = real;
  }
});
