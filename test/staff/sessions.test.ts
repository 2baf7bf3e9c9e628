import { z } from "zod";
import { copy } from "../support/copy";
import { openWorld } from "../support/world";
import { openStaffPages } from "../../src/compose/staffPages";
import { servePages } from "./pagesProcess";
import { linkIn, openStaffWorld, type StaffWorld } from "./staffWorld";

const minute = 60_000;
const hour = 60 * minute;

describe("a session of the staff pages", () => {
  let it: StaffWorld;
  const open = async (options: Parameters<typeof openStaffWorld>[0] = {}) => (it = await openStaffWorld(options));
  afterEach(() => it.close());

  const leaves = async (handle: string): Promise<void> => {
    it.world.slack.leaves(it.staff(handle).person.id, "channel");
    await it.world.pass(minute, minute);
  };

  test("ends with the membership of the helpdesk, also for somebody who joins again", async () => {
    await open();
    const browser = await it.signedIn("marta");
    expect((await browser.get("/staff")).status).toBe(200);
    const kept = new Map(browser.cookies);
    await leaves("marta");
    const refused = await browser.get("/staff/try");
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(copy("staff.refused.stranger"));
    it.world.slack.joins(it.staff("marta").person.id, "channel");
    await it.world.pass(minute, minute);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
  });

  test("survives while Slack gives no answer, but lets nobody in meanwhile", async () => {
    await open();
    const browser = await it.signedIn("marta");
    await it.world.pass(minute, minute);
    it.world.slack.answer("conversations.members", { error: "fatal_error" });
    expect((await browser.get("/staff")).status).toBe(503);
    await it.world.pass(5_000, 5_000);
    expect((await browser.get("/staff")).status).toBe(200);
  });

  test("is over eight hours after the sign-in, however busy somebody is", async () => {
    await open();
    const browser = await it.signedIn("marta");
    for (let hours = 0; hours < 7; hours++) {
      await it.world.pass(hour, hour);
      expect((await browser.get("/staff")).status).toBe(200);
    }
    await it.world.pass(hour, hour);
    expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
    const lost = await browser.post("/staff/try/publish", { text: "napisane" });
    expect(lost.status).toBe(401);
    expect(lost.text).toContain(copy("staff.refused.over"));
  });

  test("ends everywhere when somebody signs out, and when they sign in anew in the same browser", async () => {
    await open();
    const browser = await it.signedIn("marta");
    const first = new Map(browser.cookies);
    await browser.post(await it.asksForLink("marta"));
    const second = new Map(browser.cookies);
    const thief = it.browser();
    for (const [name, value] of first) thief.cookies.set(name, value);
    expect((await thief.get("/staff")).to).toBe("/staff/sign-in");
    expect((await browser.post("/staff/sign-out")).to).toBe("/staff/sign-in");
    expect(browser.cookies.size).toBe(0);
    for (const [name, value] of second) thief.cookies.set(name, value);
    expect((await thief.get("/staff")).to).toBe("/staff/sign-in");
  });

  test("is not found by a guessed cookie", async () => {
    await open();
    const browser = it.browser();
    for (const guess of ["x", "A".repeat(43), "../../x", "%00"]) {
      browser.cookies.set("legitka_staff", guess);
      expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
    }
  });

  test("and its link are in the store only as hashes", async () => {
    await open();
    const link = await it.asksForLink("wojtek");
    const browser = await it.signedIn("marta");
    const stored: string[] = [];
    for (const kind of ["staffLink", "staffSession", "auditEntry", "auditEvent"])
      for await (const record of it.world.store.scan(kind)) stored.push(JSON.stringify(record));
    expect(stored.length).toBeGreaterThan(4);
    const all = stored.join("\n");
    expect(all).not.toContain(link.split("/").at(-1));
    const [cookie = ""] = browser.cookies.values();
    expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(all).not.toContain(cookie);
    expect(it.world.logLines.join("\n")).not.toContain(cookie);
  });

  test("holds in every process, and so do links and signing out", async () => {
    await open();
    const other = await servePages(it.world);
    try {
      const here = it.browser();
      const there = other.browser();
      const link = await it.asksForLink("marta");
      expect((await there.post(new URL(link).pathname)).to).toBe("/staff");
      expect((await here.post(link)).status).toBe(410);
      for (const [name, value] of there.cookies) here.cookies.set(name, value);
      expect((await here.get("/staff")).status).toBe(200);
      await here.post("/staff/sign-out");
      expect((await there.get("/staff")).to).toBe("/staff/sign-in");
    } finally {
      await other.close();
    }
  });

  test("has the role of the lists that the process was started with, also if it began under others", async () => {
    await open();
    const { id } = it.staff("marta").person;
    const publishing = await servePages(it.world, { roles: { viewer: [], editor: [], publisher: [`slack:${id}`] } });
    const viewing = await servePages(it.world);
    try {
      const browser = publishing.browser();
      await browser.post(new URL(await it.asksForLink("marta")).pathname);
      expect((await browser.post("/staff/try/publish", { text: "na teraz" })).text).toContain("na teraz");
      const later = viewing.browser();
      for (const [name, value] of browser.cookies) later.cookies.set(name, value);
      const refused = await later.post("/staff/try/publish", { text: "na teraz" });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(copy("staff.refused.needs.publisher"));
    } finally {
      await publishing.close();
      await viewing.close();
    }
  });

  test("is kept in a cookie that no script reads and, behind https, no other host sets", async () => {
    await open();
    const cookieOf = async (publicUrl?: string) => {
      const served = await servePages(it.world, publicUrl === undefined ? {} : { publicUrl });
      const marta = { id: `slack:T1:${it.staff("marta").person.id}`, name: "Marta", lang: "pl" } as const;
      const asked = await served.links.ask(marta, `asked at ${publicUrl ?? "home"}`);
      const entered = await served.browser().post(new URL(linkIn(asked)).pathname);
      await served.close();
      return entered.headers.get("set-cookie");
    };
    expect(await cookieOf()).toMatch(/^legitka_staff=[\w-]{43}; HttpOnly; Path=\/; SameSite=Lax; Max-Age=28800$/);
    expect(await cookieOf("https://legitka.uczelnia.example")).toMatch(
      /^__Host-legitka_staff=[\w-]{43}; Secure; HttpOnly; Path=\/; SameSite=Lax; Max-Age=28800$/,
    );
  });
});

test("without a helpdesk in Slack and without a provider there is no route for staff", async () => {
  const world = await openWorld({
    connect(core) {
      const roles = { viewer: [], editor: [], publisher: [] };
      const pages = openStaffPages(core, { staff: { roles }, unlistedHelpdesk: "viewer" });
      return { work: pages.serve([], undefined) };
    },
  });
  expect(
    z
      .array(z.string())
      .parse(world.app.routes)
      .filter((it) => it.includes("/staff")),
  ).toEqual([]);
  await world.close();
});
