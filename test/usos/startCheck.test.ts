import { listenSandbox, type SandboxOptions } from "../../sandbox";
import { createUsosClient } from "../../src/usos";
import { localMoment } from "../../src/usos/localMoment";
import { checkAtStart, type StartCheck } from "../../src/usos/startCheck";
import { createHastyClock } from "../support/hastyClock";

const minute = 60_000;
const timeZone = "Europe/Warsaw";

async function check(given: {
  sandbox?: Partial<SandboxOptions>;
  secret?: string;
  offMs?: number;
  fault?: "maintenance";
}): Promise<StartCheck> {
  const clock = createHastyClock();
  const consumers = { bot: { secret: "bot-secret" } };
  const sandbox = await listenSandbox({ consumers, clock: () => clock.now(), ...given.sandbox });
  if (given.fault) sandbox.control.fault({ kind: given.fault });
  const wall = (): number => clock.now() + (given.offMs ?? 0);
  const consumer = { key: "bot", secret: given.secret ?? "bot-secret" };
  const usos = createUsosClient({ baseUrl: sandbox.usosUrl, consumer, clock: { ...clock, wall } });
  const found = await checkAtStart({ usos, wall, timeZone });
  await sandbox.close();
  return found;
}

test("nothing is reported about a correct installation", async () => {
  expect(await check({})).toEqual({ problems: [], unanswered: undefined });
});

test.each([
  [20 * minute, "clock: this machine is 20 minutes ahead of USOS; set it by NTP"],
  [-20 * minute, "clock: this machine is 20 minutes behind USOS; set it by NTP"],
])("a clock that is off by %d ms is named, and the key is not blamed for it", async (offMs, said) => {
  const { problems } = await check({ offMs });
  expect(problems).toEqual([said, "key: it cannot be judged before the clock is right"]);
});

test("a key that USOS does not accept is named", async () => {
  expect((await check({ secret: "of last year" })).problems).toEqual([
    expect.stringContaining("USOS_CONSUMER_SECRET") as string,
  ]);
});

test("scopes that the key lacks are named", async () => {
  const consumers = { bot: { secret: "bot-secret", scopes: ["cards"] } };
  expect((await check({ sandbox: { consumers } })).problems).toEqual([
    expect.stringMatching(/^scopes: .* offline_access;/) as string,
  ]);
});

test("an installation without mLegitymacja is named", async () => {
  expect((await check({ sandbox: { mcards: false } })).problems).toEqual([
    expect.stringContaining("mcards_support") as string,
  ]);
});

test("an installation that is away causes no accusation, and the unanswered questions are named", async () => {
  const { problems, unanswered } = await check({ fault: "maintenance" });
  expect(problems).toEqual([]);
  expect(unanswered).toContain("key");
});

test.each([
  ["2026-11-23 11:00:00.000000", "2026-11-23T10:00:00.000Z"],
  ["2026-07-01 11:00:00", "2026-07-01T09:00:00.000Z"],
  ["2026-03-29 03:30:00.250000", "2026-03-29T01:30:00.250Z"],
  ["2026-10-25 03:30:00", "2026-10-25T02:30:00.000Z"],
])("USOS's local time %s is %s", (text, moment) => {
  expect(new Date(localMoment(text, timeZone) ?? NaN).toISOString()).toBe(moment);
});

test("an invalid time is ignored", () => {
  for (const text of ["", "soon", "2026-13-99 99:00:00"]) expect(localMoment(text, timeZone)).toBeUndefined();
});
