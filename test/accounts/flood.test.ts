import { readCeremony, writeCeremony } from "../../src/accounts/ceremony";
import { signIn } from "../../sandbox/signIn";
import { copy, copyIn } from "../support/copy";
import type { Student } from "../support/student";
import { readConfig } from "../../src/config/config";
import { root } from "../support/root";
import { openWorld, type World } from "../support/world";

const minute = 60_000;

describe("a flood of sign-in pages", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ signInPages: { perAddressAMinute: 1_000 } });
  });
  afterEach(() => world.close());

  const starts = async (locale?: string): Promise<Student> => {
    const student = world.student("Ola", locale);
    await student.opens();
    await student.presses("link");
    return student;
  };
  const open = (url: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url, { redirect: "manual", headers });
  const askedOfUsos = (): number =>
    ["oauth/request_token", "oauth/access_token", "users/user"].reduce(
      (sum, method) => sum + world.sandbox.control.calls(method),
      0,
    );

  test("makes one request token, however often and however quickly one link is opened", async () => {
    const ola = await starts();
    const answers = await Promise.all(Array.from({ length: 200 }, () => open(ola.signInUrl)));
    expect(askedOfUsos()).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers.get("location") ?? "")).size).toBe(2);
    expect(answers.filter(({ status }) => status === 410)).toEqual([]);
    await world.pass(minute, minute);
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
  });

  test("makes browsers that come while USOS is being asked reload by themselves, even if the process that asked has died", async () => {
    const ola = await starts();
    const id = ola.signInUrl.split("/").at(-1) ?? "";
    const found = await readCeremony(world.store, id);
    if (!found) throw new Error("no ceremony");
    await writeCeremony(world.store, found.stored, { ...found.it, askingUntil: world.now() + 15_000 });
    const waits = await open(ola.signInUrl);
    expect(waits.status).toBe(503);
    expect(waits.headers.get("refresh")).toBe("2");
    expect(await waits.text()).toContain(copy("linkPage.soon"));
    expect(askedOfUsos()).toBe(0);
    await world.pass(15_000);
    expect((await open(ola.signInUrl)).status).toBe(303);
  });

  test("asks USOS only a few times about one link, even with returns that USOS refuses", async () => {
    const mallory = await starts();
    for (let round = 0; round < 100; round += 1) {
      const toUsos = (await open(mallory.signInUrl)).headers.get("location");
      const token = toUsos ? (new URL(toUsos).searchParams.get("oauth_token") ?? "") : "none";
      await open(`${mallory.signInUrl}/back?oauth_token=${token}&oauth_verifier=${round}`);
    }
    expect(askedOfUsos()).toBeLessThanOrEqual(20);
    const ola = await starts();
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
  });

  test("asks USOS only a few times for one chat, however many links that chat requests", async () => {
    const mallory = await starts();
    for (let round = 0; round < 100; round += 1) {
      await open(mallory.signInUrl);
      await mallory.presses("newLink");
    }
    expect(askedOfUsos()).toBeLessThanOrEqual(60);
    expect((await open(mallory.signInUrl)).status).toBe(429);
    const ola = await starts();
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
    await world.pass(10 * minute, 5 * minute);
    await mallory.presses("newLink");
    expect((await open(mallory.signInUrl)).status).toBe(303);
  });

  test.each([
    ["pl-PL", "pl"],
    ["en-GB", "en"],
    ["uk-UA", "uk"],
  ] as const)("is reported in the chat's language, with the time to come again (%s)", async (locale, lang) => {
    const ola = await starts(locale);
    for (let round = 0; round < 20; round += 1) await open(ola.signInUrl);
    const refused = await open(ola.signInUrl);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBe(60);
    expect(await refused.text()).toContain(copyIn(lang, "linkPage.tooMany", { minutes: 1 }));
    expect(world.logLines.filter((it) => it.includes("sign-in pages are opened too often"))).toHaveLength(1);
  });
});

describe("a flood from one address", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({
      signInPages: { perAddressAMinute: 5, trustedProxies: readConfig({}, root).trustedProxies },
    });
  });
  afterEach(() => world.close());

  const from = async (address: string, more: Record<string, string> = {}): Promise<number> => {
    const headers = { "x-forwarded-for": address, ...more };
    return (await fetch(`${world.publicUrl}/link/nobody-knows-this`, { headers })).status;
  };

  test("does not keep people at another address, as the proxy names it, from signing in", async () => {
    for (let round = 0; round < 5; round += 1) expect(await from("203.0.113.7")).toBe(410);
    expect(await from("203.0.113.7")).toBe(429);
    expect(await from("203.0.113.8")).toBe(410);
    await world.pass(minute, minute);
    expect(await from("203.0.113.7")).toBe(410);
  });

  test("ignores an address that the client wrote before the one that the proxy added", async () => {
    for (let round = 0; round < 5; round += 1) expect(await from(`198.51.100.${round}, 203.0.113.7`)).toBe(410);
    expect(await from("198.51.100.9, 203.0.113.7")).toBe(429);
  });

  test("ignores an address that a client in the private network wrote before its own", async () => {
    for (let round = 0; round < 5; round += 1) expect(await from(`198.51.100.${round}, 10.1.2.3`)).toBe(410);
    expect(await from("198.51.100.9, 10.1.2.3")).toBe(429);
  });

  test("counts the addresses of one network together where each person has millions of them", async () => {
    for (let round = 0; round < 5; round += 1) expect(await from(`2001:db8:1:2::${round}`)).toBe(410);
    expect(await from("2001:db8:1:2:ffff::1")).toBe(429);
    expect(await from("2001:db8:1:3::1")).toBe(410);
  });

  test("of invented links closes no real link at that address", async () => {
    const links = await Promise.all(
      ["Ola", "Jan"].map(async (name) => {
        const student = world.student(name);
        await student.opens();
        await student.presses("link");
        return student.signInUrl;
      }),
    );
    const open = async (link: string): Promise<number> =>
      (await fetch(link, { redirect: "manual", headers: { "x-forwarded-for": "203.0.113.7" } })).status;
    for (let round = 0; round < 30; round += 1) await from("203.0.113.7");
    expect(await from("203.0.113.7")).toBe(429);
    for (const link of links) expect(await open(link)).toBe(303);
    expect(await from("203.0.113.7")).toBe(429);
  });

  test("limits only the sign-in pages", async () => {
    for (let round = 0; round < 10; round += 1) expect((await fetch(`${world.publicUrl}/healthz`)).status).toBe(200);
  });
});

test.each([
  { hops: 1, believed: (round: number) => `198.51.100.${round}, 203.0.113.7` },
  { hops: 2, believed: (round: number) => `198.51.100.${round}, 203.0.113.7, 10.0.0.2` },
])("with $hops trusted proxies, only the addresses that they wrote are believed", async ({ hops, believed }) => {
  const world = await openWorld({ signInPages: { perAddressAMinute: 5, trustedProxies: hops } });
  try {
    const status = async (forwarded: string): Promise<number> =>
      (await fetch(`${world.publicUrl}/link/nobody`, { headers: { "x-forwarded-for": forwarded } })).status;
    for (let round = 0; round < 5; round += 1) expect(await status(believed(round))).toBe(410);
    expect(await status(believed(9))).toBe(429);
    expect(await status(believed(9).replace("203.0.113.7", "203.0.113.8"))).toBe(410);
  } finally {
    await world.close();
  }
});

test("a proxy that is not configured is reported once in the log, and its addresses are ignored", async () => {
  const world = await openWorld({ signInPages: { perAddressAMinute: 5, trustedProxies: ["192.0.2.7"] } });
  try {
    for (let round = 0; round < 6; round += 1) {
      const headers = { "x-forwarded-for": `203.0.113.${round}` };
      expect((await fetch(`${world.publicUrl}/link/nobody`, { headers })).status).toBe(round < 5 ? 410 : 429);
    }
    expect(world.logLines.filter((it) => it.includes("a proxy that TRUSTED_PROXIES does not name"))).toHaveLength(1);
  } finally {
    await world.close();
  }
});

test("the sign-in pages, waiting students and followed orders have separate budgets of calls to USOS", async () => {
  const world = await openWorld({ readyAfterMs: minute });
  try {
    const ola = world.student();
    await ola.signsInAs("anna");
    await ola.presses("place");
    await world.pass(2 * minute);
    const spent = (method: string): unknown[] => [
      ...new Set(
        world.logLines
          .map((it) => JSON.parse(it) as Record<string, unknown>)
          .filter((it) => it["method"] === `services/${method}`)
          .map((it) => it["purpose"]),
      ),
    ];
    expect(spent("oauth/request_token")).toEqual(["signIn"]);
    expect(spent("oauth/access_token")).toEqual(["signIn"]);
    expect(spent("users/user")).toEqual(["signIn"]);
    expect(spent("cards/make_mcard_order")).toEqual(["waiting"]);
    expect(spent("cards/mcard_order")).toContain("background");
  } finally {
    await world.close();
  }
});

test("the way back from USOS still works for a student who is slow and opens every page twice", async () => {
  const world = await openWorld();
  try {
    const ola = world.student();
    await ola.opens();
    await ola.presses("link");
    const toUsos = (await fetch(ola.signInUrl, { redirect: "manual" })).headers.get("location") ?? "";
    expect((await fetch(ola.signInUrl, { redirect: "manual" })).headers.get("location")).toBe(toUsos);
    const back = await signIn(toUsos, "anna");
    await world.pass(5 * minute, minute);
    for (const it of [back, back, back]) expect((await fetch(it)).status).toBe(200);
    expect(world.sandbox.control.calls("oauth/access_token")).toBe(1);
  } finally {
    await world.close();
  }
});
