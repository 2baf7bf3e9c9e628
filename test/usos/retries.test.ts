import { createUsosClient, type Limits, type UsosClient } from "../../src/usos";
import { createHastyClock, type HastyClock } from "../support/hastyClock";
import { endTokens, type FarEnd, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };
const fine = { body: { orders: [] } };
const broken = { status: 500, body: "oops" };

let far: FarEnd;
let clock: HastyClock;
beforeEach(async () => {
  far = await startFarEnd();
  clock = createHastyClock();
});
afterEach(() => far.close());

function client(limits: Partial<Limits> = {}, jitter = 0xff): UsosClient {
  const random = (size: number) => new Uint8Array(size).fill(jitter);
  return createUsosClient({ baseUrl: far.baseUrl, consumer, clock, random, limits });
}

test("a read is tried three times, with growing pauses", async () => {
  far.script("services/cards/mcard", broken, "reset", fine);
  expect(await client().mcard(token)).toMatchObject({ ok: true });
  expect(clock.pauses.map(Math.round)).toEqual([400, 800]);
});

test("the pauses are drawn between half and all of the time", async () => {
  far.script("services/cards/mcard", broken);
  await client({}, 0).mcard(token);
  expect(clock.pauses).toEqual([200, 400]);
});

test("after the third failure a read gives up", async () => {
  far.script("services/cards/mcard", broken);
  expect(await client().mcard(token)).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
  expect(far.arrived).toHaveLength(3);
});

test("a read that hangs is aborted and tried again", async () => {
  far.script("services/cards/mcard", "hang", fine);
  const answer = client().mcard(token);
  await far.arrivals(1);
  clock.advance(3_500);
  expect(await answer).toMatchObject({ ok: true });
  expect(far.arrived).toHaveLength(2);
});

test("the deadline of a call holds for all its tries together", async () => {
  far.script("services/cards/mcard", "hang");
  const began = clock.now();
  const answer = client().mcard(token);
  for (let tries = 1; tries <= 2; tries++) {
    await far.arrivals(tries);
    clock.advance(3_500);
  }
  expect(await answer).toEqual({ ok: false, refusal: { code: "timeout" } });
  expect(far.arrived).toHaveLength(2); // a third pause would not have ended before the deadline
  expect(clock.now() - began).toBeLessThanOrEqual(8_000);
});

test.each([
  ["refused", { status: 400, body: { message: "no" } }],
  ["busy", { status: 429, body: "no" }],
  ["maintenance", { status: 503, body: "no" }],
])("%s is not tried again", async (code, script) => {
  far.script("services/cards/mcard", script);
  expect(await client().mcard(token)).toMatchObject({ ok: false, refusal: { code } });
  expect(far.arrived).toHaveLength(1);
});

test("signedOut is not tried again, except for the confirming call", async () => {
  endTokens(far);
  far.script("services/cards/mcard", { status: 401, body: { message: "no" } });
  const usos = client();
  // Only a refusal that stands for hours is one of this token, because there is no other to compare with.
  expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code: "unauthorized" } });
  clock.advance(4 * 3_600_000);
  const before = far.arrived.length;
  expect(await usos.mcard(token)).toMatchObject({ ok: false, refusal: { code: "signedOut" } });
  const asked = ["services/cards/mcard", "services/apisrv/consumer", "services/users/user"];
  expect(far.arrived.slice(before).map(({ service }) => service)).toEqual(asked);
});

describe.each([
  ["ordering", "services/cards/make_mcard_order", (usos: UsosClient) => usos.makeOrder(token)],
  ["revoking", "services/cards/revoke_mcard", (usos: UsosClient) => usos.revokeOrder(token, "17")],
])("%s is never sent twice", (_, service, run) => {
  test.each([["a server's fault", broken] as const, ["a broken connection", "reset"] as const])(
    "after %s",
    async (__, script) => {
      far.script(service, script);
      expect(await run(client())).toMatchObject({ ok: false, refusal: { code: "unavailable" } });
      expect(far.arrived).toHaveLength(1);
    },
  );

  test("and has a longer deadline than a read", async () => {
    far.script(service, { body: { success: true }, hold: true });
    const answer = run(client());
    await far.arrivals(1);
    clock.advance(7_900);
    far.release();
    expect(await answer).toEqual({ ok: true, value: true });
  });

  test("after a time-out, for which it waits until the deadline", async () => {
    far.script(service, "hang");
    const answer = run(client());
    await far.arrivals(1);
    clock.advance(8_000);
    expect(await answer).toEqual({ ok: false, refusal: { code: "timeout" } });
    expect(far.arrived).toHaveLength(1);
  });
});
