import { createUsosClients, type Limits, type Purpose, type UsosClients } from "../../src/usos";
import { createHastyClock, type HastyClock } from "../support/hastyClock";
import { type FarEnd, startFarEnd } from "../support/usosFarEnd";

const consumer = { key: "consumerKey0001", secret: "consumerSecret01" };
const token = { key: "tokenKey00000001", secret: "tokenSecret00001" };
const methods = { signIn: "users/user", waiting: "cards/mcard", background: "cards/user" } as const;

let far: FarEnd;
let clock: HastyClock;
beforeEach(async () => {
  far = await startFarEnd();
  clock = createHastyClock();
});
afterEach(() => far.close());

const clients = (limits: Partial<Limits> = {}): UsosClients =>
  createUsosClients({ baseUrl: far.baseUrl, consumer, clock, limits: { retries: 0, perSecond: 100_000, ...limits } });

/** Each purpose makes a different call, so that the far end can tell them apart. */
const ask = (usos: UsosClients, purpose: Purpose) =>
  ({
    signIn: () => usos.signIn.user(token),
    waiting: () => usos.waiting.mcard(token),
    background: () => usos.background.plasticCards(token),
  })[purpose]();

const many = (usos: UsosClients, purpose: Purpose, times: number) =>
  Array.from({ length: times }, () => ask(usos, purpose));

function purposesOf(from: number, to: number): Record<Purpose, number> {
  const services = far.arrived.slice(from, to).map(({ service }) => service);
  const count = (it: Purpose): number => services.filter((service) => service === `services/${methods[it]}`).length;
  return { signIn: count("signIn"), waiting: count("waiting"), background: count("background") };
}

test.each([
  ["signIn", "waiting"],
  ["signIn", "background"],
  ["background", "waiting"],
  ["background", "signIn"],
  ["waiting", "signIn"],
] as const)(
  "a flood of «%s» that USOS leaves hanging does not keep «%s» from being asked at once",
  async (flood, other) => {
    far.script(`services/${methods[flood]}`, "hang");
    far.script(`services/${methods[other]}`, {
      body: other === "waiting" ? { orders: [] } : { status: 400 },
      status: 400,
    });
    const usos = clients({ concurrent: 8, queue: 50 });
    const flooding = many(usos, flood, 60);
    await far.arrivals(6);
    expect(await ask(usos, other)).toMatchObject({ refusal: { code: "refused" } });
    expect(purposesOf(6, 7)[other]).toBe(1);
    clock.advance(8_000);
    await Promise.all(flooding);
  },
);

test("while all of them want more than there is, each gets its share: students who wait most, the background least", async () => {
  for (const it of Object.values(methods)) far.script(`services/${it}`, { status: 400, body: {}, hold: true });
  const usos = clients({ concurrent: 1 });
  const first = ask(usos, "background");
  await far.arrivals(1);
  const all = [...many(usos, "background", 60), ...many(usos, "signIn", 60), ...many(usos, "waiting", 60)];
  for (let arrived = 1; arrived <= 60; arrived += 1) {
    far.release();
    await far.arrivals(arrived + 1);
  }
  expect(purposesOf(0, 60)).toEqual({ waiting: 30, signIn: 20, background: 10 });
  clock.advance(10_000);
  await Promise.all([first, ...all]);
});

test("a purpose that was alone for long is not made to wait for it afterwards", async () => {
  for (const it of Object.values(methods)) far.script(`services/${it}`, { status: 400, body: {} });
  const usos = clients({ concurrent: 1 });
  for (const it of Array.from({ length: 50 }, () => "background" as const)) await ask(usos, it);
  for (const it of Object.values(methods)) far.script(`services/${it}`, { status: 400, body: {}, hold: true });
  const rest = [ask(usos, "signIn")];
  await far.arrivals(51);
  rest.push(...many(usos, "signIn", 20), ...many(usos, "background", 20));
  for (let arrived = 51; arrived <= 60; arrived += 1) {
    far.release();
    await far.arrivals(arrived + 1);
  }
  expect(purposesOf(51, 61).background).toBeGreaterThanOrEqual(3);
  clock.advance(10_000);
  await Promise.all(rest);
});

test("a full queue of one purpose turns nobody away who comes for another", async () => {
  far.script(`services/${methods.signIn}`, "hang");
  far.script(`services/${methods.waiting}`, { body: { orders: [] } });
  const usos = clients({ concurrent: 4, queue: 2 });
  const flooding = many(usos, "signIn", 4);
  await far.arrivals(2);
  expect(await ask(usos, "signIn")).toMatchObject({ refusal: { code: "busy" } });
  expect(await ask(usos, "waiting")).toMatchObject({ ok: true });
  clock.advance(8_000);
  await Promise.all(flooding);
});
