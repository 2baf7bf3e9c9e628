import { accountRecord, accountKey } from "../../src/accounts/account";
import { signIn } from "../../sandbox/signIn";
import { copy, copyIn, copyPattern } from "../support/copy";
import { confirmUrl, digitsOn, keyOn } from "../support/signInPages";
import type { Student } from "../support/student";
import { openWorld, type World } from "../support/world";
import { accountId } from "../support/institution";

const minute = 60_000;

describe("signing in to USOS from a chat", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ readyAfterMs: minute });
  });
  afterEach(() => world.close());

  const starts = async (locale?: string, name = "Ola"): Promise<Student> => {
    const student = world.student(name, locale);
    await student.opens();
    await student.presses("link");
    return student;
  };
  const wrong = (code: string): string => code.replace(/\d$/, (it) => String((Number(it) + 1) % 10));
  const linkedChats = async (usosId = "1001"): Promise<string[]> => {
    const stored = await world.store.get(accountKey(accountId(usosId)));
    return stored ? accountRecord.read(stored).chats : [];
  };
  const confirm = (backUrl: string, key: string): Promise<Response> =>
    fetch(confirmUrl(backUrl), { method: "POST", body: new URLSearchParams({ key }) });
  const keyOf = (page: string): string => keyOn(page) ?? "";

  test("asks USOS for no more than the card and for access while the student is away", async () => {
    const ola = await starts();
    const toUsos = (await fetch(ola.signInUrl, { redirect: "manual" })).headers.get("location") ?? "";
    const [address, query] = toUsos.split("?");
    const body = new URLSearchParams(`${query ?? ""}&student=anna`);
    const headers = { origin: new URL(toUsos).origin };
    const page = await (await fetch(address ?? "", { method: "POST", headers, body })).text();
    expect([...new Set(page.match(/cards|offline_access|personal|photo|email|studies|grades/g))].sort()).toEqual([
      "cards",
      "offline_access",
    ]);
  });

  test("names the chat and the account on the page, and connects them by six digits typed in the chat", async () => {
    const ola = await starts();
    const { confirmPage } = await ola.confirmPage("anna");
    expect(confirmPage).toContain("Anna Przykładna");
    expect(confirmPage).toContain("<bdi>Ola1</bdi>");
    expect(confirmPage).toContain("<bdi>Test chat</bdi>");
    expect(await linkedChats()).toEqual([]);
    await ola.presses("newLink");
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
    expect(await linkedChats()).toEqual([ola.key]);
  });

  test("takes the six digits however they are typed", async () => {
    const ola = await starts();
    const code = await ola.sixDigits("anna");
    expect(await ola.says(` ${code.slice(0, 3)} - ${code.slice(3)} `)).toContain(copy("link.done", { name: "Anna" }));
  });

  test("takes the six digits in two messages, as the page shows them", async () => {
    const ola = await starts();
    const code = await ola.sixDigits("anna");
    expect(await ola.says(code.slice(0, 3))).toContain(copy("link.otherHalf"));
    expect(await ola.says(code.slice(3))).toContain("Gotowe, Anna!");
  });

  test("shows a chat's name as text, whatever is in it", async () => {
    const name = `<script>alert("1")</script>&'`;
    const { confirmPage } = await (await starts("pl-PL", name)).confirmPage("anna");
    expect(confirmPage).not.toContain("<script");
    expect(confirmPage).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;");
  });

  test("tells how many tries are left after wrong digits, and locks after five", async () => {
    const ola = await starts();
    const code = await ola.sixDigits("anna");
    for (const left of [4, 3, 2, 1]) expect(await ola.says(wrong(code))).toContain(copy("link.wrongCode", { left }));
    expect(await ola.says(wrong(code))).toContain(copy("link.dead.locked"));
    await ola.presses("menu");
    await ola.pressesOn(ola.withButton("link"), "link");
    expect(await linkedChats()).toEqual([]);
  });

  test("writes its outcome into the log, and not whose it was", async () => {
    const ola = await starts();
    await ola.says(wrong(await ola.sixDigits("anna")));
    await ola.presses("newLink");
    await ola.says(await ola.sixDigits("anna"));
    const lines = world.logLines.filter((it) => it.includes('"sign-in"'));
    expect(lines.map((it) => (JSON.parse(it) as { outcome: string }).outcome)).toEqual([
      "begun",
      "linkWrongCode",
      "begun",
      "linked",
    ]);
    expect(lines.join("\n")).not.toMatch(/anna|ola1|1001/i);
  });

  test("refuses even the right digits once it is locked, and gives no new tries for a reloaded page", async () => {
    const ola = await starts();
    const { confirmPage, backUrl } = await ola.confirmPage("anna");
    const digits = async (): Promise<string> =>
      digitsOn(await (await confirm(backUrl, keyOf(confirmPage))).text()) ?? "";
    const first = await digits();
    for (let tries = 0; tries < 3; tries += 1) await ola.says(wrong(first));
    const second = await digits();
    expect(await ola.says(wrong(second))).toContain(copy("link.wrongCode", { left: 1 }));
    expect(await ola.says(wrong(second))).toContain(copy("link.dead.locked"));
    expect((await confirm(backUrl, keyOf(confirmPage))).status).toBe(410);
    await ola.says(second);
    expect(await linkedChats()).toEqual([]);
  });

  test("ends after ten minutes, at every stage", async () => {
    const [early, late] = [await starts(), await starts()];
    const code = await late.sixDigits("anna");
    await world.pass(10 * minute, minute);
    expect(await late.says(code)).toContain(copy("link.dead.expired"));
    const page = await fetch(early.signInUrl, { redirect: "manual" });
    expect(page.status).toBe(410);
    expect(await page.text()).toContain(copy("linkPage.dead"));
    expect(await linkedChats()).toEqual([]);
  });

  test("accepts a code only once", async () => {
    const ola = await starts();
    const code = await ola.sixDigits("anna");
    await ola.says(code);
    await ola.says("wyloguj mnie");
    await ola.presses("confirm");
    await ola.says("menu");
    await ola.presses("link");
    expect(await ola.says(code)).toContain(copy("link.dead.notConfirmed"));
    expect(await linkedChats()).toEqual([]);
  });

  test("takes the digits from no other chat", async () => {
    const [ola, thief] = [await starts(), await starts()];
    const code = await ola.sixDigits("anna");
    expect(await thief.says(code)).not.toMatch(copyPattern("link.done"));
    expect(await linkedChats()).toEqual([]);
    expect(await ola.says(code)).toContain(copy("link.done", { name: "Anna" }));
    expect(await linkedChats()).toEqual([ola.key]);
  });

  test("does not sign in an attacker who sends the address to a victim: the page warns, and the digits stay with the victim", async () => {
    const attacker = await starts("pl-PL", "Mallory");
    const { confirmPage } = await attacker.confirmPage("piotr");
    expect(confirmPage).toContain("Mallory");
    expect(confirmPage).toContain(copy("linkPage.onlyYours"));
    expect(await attacker.says("000000")).toContain(copy("link.dead.notConfirmed"));
    expect(await linkedChats("1002")).toEqual([]);
  });

  test("can be confirmed only from the browser that came back from USOS", async () => {
    const ola = await starts();
    const { backUrl } = await ola.confirmPage("anna");
    for (const key of ["", "guess", "a".repeat(22)]) expect((await confirm(backUrl, key)).status).toBe(410);
    const got = await fetch(confirmUrl(backUrl));
    expect(got.status).toBe(404);
    expect(await ola.says("123456")).toContain(copy("link.dead.notConfirmed"));
  });

  test("accepts no return from USOS that belongs to another request", async () => {
    const [one, two] = [await starts(), await starts()];
    const [oneToUsos, twoToUsos] = await Promise.all(
      [one, two].map(async (it) => (await fetch(it.signInUrl, { redirect: "manual" })).headers.get("location") ?? ""),
    );
    const back = new URL(await signIn(oneToUsos ?? "", "anna"));
    await signIn(twoToUsos ?? "", "piotr");
    const mixed = new URL(`${two.signInUrl}/back`);
    mixed.search = back.search;
    expect((await fetch(mixed)).status).toBe(410);
  });

  test("never takes the access of a second person: once somebody came back from USOS, the address starts nothing more", async () => {
    const mallory = await starts("pl-PL", "Mallory");
    const address = mallory.signInUrl;
    const toUsos = async (): Promise<string | null> =>
      (await fetch(address, { redirect: "manual" })).headers.get("location");
    const back = await signIn((await toUsos()) ?? "", "piotr");
    world.sandbox.control.fault({ kind: "maintenance", method: "users/user", times: 1 });
    expect((await fetch(back)).status).toBe(503);
    // This is the address that Mallory would send to Anna, so that she allows the access at USOS.
    const again = await toUsos();
    const hers = again === null ? undefined : await signIn(again, "anna");
    const key = keyOf(await (await fetch(back)).text());
    if (hers !== undefined) await fetch(hers);
    const digits = digitsOn(await (await confirm(back, key)).text()) ?? "";
    await mallory.says(digits);
    expect(await linkedChats("1002")).toEqual([mallory.key]);
    const stored = accountRecord.read((await world.store.get(accountKey(accountId("1002"))))!);
    const token = world.app.accounts.tokenOf(accountId("1002"), stored)!;
    expect(await world.usos.user(token)).toMatchObject({ ok: true, value: { id: "1002" } });
    expect(again).toBeNull();
  });

  test("says in a friendly way that nothing was connected when the student declines at USOS, and can be started again", async () => {
    const ola = await starts();
    const toUsos = (await fetch(ola.signInUrl, { redirect: "manual" })).headers.get("location") ?? "";
    const page = await fetch(await signIn(toUsos, "anna", "deny"));
    expect(await page.text()).toContain(copy("linkPage.denied"));
    await ola.presses("newLink");
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
  });

  test.each([
    ["pl-PL", "pl"],
    ["en-GB", "en"],
    ["uk-UA", "uk"],
  ] as const)(
    "answers a used or expired address with a friendly page in the chat's language (%s)",
    async (locale, lang) => {
      const ola = await starts(locale);
      const used = ola.signInUrl;
      const { confirmPage, backUrl } = await ola.confirmPage("anna", used);
      await ola.says(digitsOn(await (await confirm(backUrl, keyOf(confirmPage))).text()) ?? "");
      const open = await starts(locale);
      await world.pass(10 * minute, 5 * minute);
      for (const url of [used, backUrl, open.signInUrl]) {
        const page = await fetch(url, { redirect: "manual", headers: { "accept-language": "de" } });
        const text = await page.text();
        expect(page.status).toBe(410);
        expect(page.headers.get("content-type")).toContain("text/html");
        expect(text).toContain(copyIn(lang, "linkPage.dead"));
      }
    },
  );

  test("uses the browser's preferred languages when nothing is stored about the sign-in any more", async () => {
    const page = async (accept: string): Promise<string> =>
      (await fetch(`${world.publicUrl}/link/nobody-knows-this`, { headers: { "accept-language": accept } })).text();
    expect(await page("uk-UA,uk;q=0.9,en;q=0.5,pl;q=0.3")).toContain('<html lang="uk">');
    expect(await page("en-GB,en;q=0.9,pl;q=0.8")).toContain('<html lang="en">');
    expect(await page("de-DE,pl;q=0.2")).toContain('<html lang="pl">');
    expect(await page("fr")).toContain('<html lang="pl">');
  });

  test.each(["x", "..%2f..%2fetc", "%00%00%00%00%00%00%00%00", "a".repeat(500), "💥".repeat(5), "%zz"])(
    "answers a malformed address with a page that shows no technical details (%s)",
    async (id) => {
      for (const [path, init] of [
        [`/link/${id}`, {}],
        [`/link/${id}/back?oauth_token=${"t".repeat(3000)}`, {}],
        [`/link/${id}/back?oauth_token=a&oauth_token=b`, {}],
        [`/link/${id}/confirm`, { method: "POST", body: new URLSearchParams({ no: "key" }) }],
      ] as const) {
        const answer = await fetch(`${world.publicUrl}${path}`, { ...init, redirect: "manual" });
        const text = await answer.text();
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(text).not.toMatch(/zod|issues|at .*\.ts|stack|"statusCode"|invalid_/i);
      }
    },
  );

  test("answers a malformed form with a page, too", async () => {
    const ola = await starts();
    const { backUrl } = await ola.confirmPage("anna");
    const url = confirmUrl(backUrl);
    for (const init of [
      { body: "{", headers: { "content-type": "application/json" } },
      { body: "<xml/>", headers: { "content-type": "text/xml" } },
      { body: "k".repeat(9_000), headers: { "content-type": "application/x-www-form-urlencoded" } },
      {},
    ]) {
      const answer = await fetch(url, { method: "POST", ...init });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get("content-type")).toContain("text/html");
    }
  });

  test("keeps the page out of caches, frames and other sites' logs", async () => {
    const { backUrl } = await (await starts()).confirmPage("anna");
    const { headers } = await fetch(backUrl);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test("says so when USOS is under maintenance, and the same address works afterwards", async () => {
    const ola = await starts();
    world.sandbox.control.fault({ kind: "maintenance" });
    const page = await fetch(ola.signInUrl, { redirect: "manual" });
    expect(page.status).toBe(503);
    expect(await page.text()).toContain(copy("linkPage.usos.maintenance"));
    world.sandbox.control.clearFaults();
    await world.pass(minute, minute);
    expect(await ola.says(await ola.sixDigits("anna"))).toContain(copy("link.done", { name: "Anna" }));
  });
});
