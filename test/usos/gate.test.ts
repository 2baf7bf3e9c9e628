import fc from "fast-check";
import { type BreakerState, createGate, createUsosClient, type Limits, type UsosClient } from "../../src/usos";
import type { Allowance } from "../../src/usos/allowance";
import { createPacer } from "../../src/usos/pacer";
import { createHastyClock, type HastyClock } from "../support/hastyClock";
import { type FarEnd, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };
const fine = { body: { orders: [] } };
const away = { status: 503, body: "<html>" };

let far: FarEnd;
let clock: HastyClock;
let circuit: BreakerState[];
beforeEach(async () => {
  far = await startFarEnd();
  clock = createHastyClock();
  circuit = [];
});
afterEach(() => far.close());

function client(limits: Partial<Limits> = {}): UsosClient {
  const metrics = { circuit: (state: BreakerState) => circuit.push(state) };
  return createUsosClient({ baseUrl: far.baseUrl, consumer, clock, limits: { retries: 0, ...limits }, metrics });
}

test("a process that was suspended while it waited for its turn sends nothing once its time is over", async () => {
  const allowance: Allowance = {
    take() {
      clock.advance(9_000);
      return Promise.resolve({ ok: true, giveBack: () => undefined });
    },
  };
  const sleepless = { now: () => clock.now(), sleep: () => new Promise<void>(() => undefined) };
  const gate = createGate({ clock, allowance });
  const usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock: sleepless, gate });
  expect(await usos.makeOrder(token)).toMatchObject({ ok: false, refusal: { code: "busy" } });
  expect(far.arrived).toHaveLength(0);
});

describe("an installation that is away", () => {
  const limits = { failures: 3, openMs: 30_000 };
  async function fail(usos: UsosClient, times: number): Promise<void> {
    far.script("services/cards/mcard", away);
    for (let i = 0; i < times; i++) await usos.mcard(token);
  }

  test("is left alone after so many failures in a row, and callers hear so at once", async () => {
    const usos = client(limits);
    await fail(usos, 3);
    clock.advance(10_000);
    expect(await usos.makeOrder(token)).toMatchObject({
      ok: false,
      refusal: { code: "maintenance", retryAfterMs: 20_000 },
    });
    expect(far.arrived).toHaveLength(3);
    expect(circuit).toEqual(["open"]);
  });

  test("is not left alone when an answer came in between", async () => {
    const usos = client(limits);
    await fail(usos, 2);
    far.script("services/cards/mcard", { status: 400, body: { message: "no" } });
    await usos.mcard(token);
    await fail(usos, 2);
    expect(circuit).toEqual([]);
  });

  test("gets one trial after its time; the others go on waiting until that succeeds", async () => {
    const usos = client(limits);
    await fail(usos, 3);
    clock.advance(30_000);
    far.script("services/cards/mcard", "hang");
    const trial = usos.mcard(token);
    await far.arrivals(4);
    expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code: "maintenance" } });
    expect(far.arrived).toHaveLength(4);
    clock.advance(3_500);
    expect(await trial).toMatchObject({ ok: false, refusal: { code: "timeout" } });
    clock.advance(30_000);
    far.script("services/cards/mcard", fine);
    expect(await usos.mcard(token)).toMatchObject({ ok: true });
    expect(await usos.mcard(token)).toMatchObject({ ok: true });
    expect(circuit).toEqual(["open", "halfOpen", "open", "halfOpen", "closed"]);
  });

  test("is left alone for as long as it asks, within reason", async () => {
    const usos = client({ ...limits, failures: 1 });
    far.script("services/cards/mcard", { ...away, headers: { "retry-after": "120" } });
    await usos.mcard(token);
    expect(await usos.mcard(token)).toMatchObject({ refusal: { code: "maintenance", retryAfterMs: 120_000 } });
    clock.advance(120_000);
    far.script("services/cards/mcard", { ...away, headers: { "retry-after": "999999" } });
    await usos.mcard(token);
    expect(await usos.mcard(token)).toMatchObject({ refusal: { retryAfterMs: 600_000 } });
  });

  test("is away for every client that shares its gate", async () => {
    const gate = createGate({ clock, limits });
    const usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, gate, limits: { retries: 0 } });
    const other = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, gate });
    await fail(usos, 3);
    expect(await other.now()).toMatchObject({ ok: false, refusal: { code: "maintenance" } });
    expect(far.arrived).toHaveLength(3);
  });
});

describe("our own limits", () => {
  test("no more requests at once than allowed, and all are answered", async () => {
    far.script("services/cards/mcard", { ...fine, hold: true });
    far.script("services/apisrv/now", { body: '"now"' });
    const usos = client({ concurrent: 3, perSecond: 1_000 });
    const calls = Array.from({ length: 9 }, () => usos.mcard(token));
    for (let round = 0; round < 3; round++) {
      await far.arrivals(4 * round + 3);
      await client().now(); // this call is past the gate; a fourth request sent before it would have arrived by now
      far.release();
    }
    expect((await Promise.all(calls)).every(({ ok }) => ok)).toBe(true);
    expect(far.arrived).toHaveLength(12);
    expect(far.busiest()).toBe(4);
  });

  test("one request too many in the queue is answered busy at once", async () => {
    far.script("services/cards/mcard", "hang");
    const usos = client({ concurrent: 1, queue: 1 });
    const first = usos.mcard(token);
    const second = usos.mcard(token);
    expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code: "busy" } });
    await far.arrivals(1);
    clock.advance(3_500);
    expect(await first).toMatchObject({ refusal: { code: "timeout" } });
    await far.arrivals(2);
    clock.advance(3_500);
    expect(await second).toMatchObject({ refusal: { code: "timeout" } });
  });

  test("an order that waited for its turn until the deadline is busy, not lost: it was never sent", async () => {
    far.script("services/cards/make_mcard_order", "hang");
    const gate = createGate({ clock, limits: { concurrent: 1 } });
    const patient = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, gate, limits: { deadlineMs: 9_000 } });
    const usos = createUsosClient({ baseUrl: far.baseUrl, consumer, clock, gate, limits: { deadlineMs: 5_000 } });
    const first = patient.makeOrder(token);
    const second = usos.makeOrder(token);
    await far.arrivals(1);
    clock.advance(5_000);
    expect(await second).toMatchObject({ refusal: { code: "busy" } }); // the first request is still under way
    clock.advance(4_000);
    expect(await first).toMatchObject({ refusal: { code: "timeout" } });
    expect(far.arrived).toHaveLength(1);
  });

  test("after a burst, requests keep the pace", async () => {
    far.script("services/cards/mcard", fine);
    const usos = client({ concurrent: 2, perSecond: 10 });
    const began = clock.now();
    for (let i = 0; i < 12; i++) await usos.mcard(token);
    expect(clock.now() - began).toBe(1_000);
  });

  test("in no second more requests than the pace and one burst", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 80 }), (gaps) => {
        let now = 0;
        const pacer = createPacer(10, 4, () => now);
        const turns = gaps.map((gap) => ((now += gap), now + pacer.reserve()));
        for (const turn of turns) {
          expect(turns.filter((at) => at >= turn && at < turn + 1_000).length).toBeLessThanOrEqual(14);
        }
      }),
    );
  });
});
