import { copy } from "../support/copy";
import { auditOf, linkIn, openStaffWorld, type StaffWorld } from "./staffWorld";

const minute = 60_000;

describe("signing in to the staff pages from Slack", () => {
  let it: StaffWorld;
  beforeEach(async () => {
    it = await openStaffWorld();
  });
  afterEach(() => it.close());

  const idOf = (handle: string): string => `slack:T0OPOLE0001:${it.staff(handle).person.id}`;

  test("a member of the helpdesk gets a link on their home tab, presses one button, and is in", async () => {
    const link = await it.asksForLink("marta");
    const browser = it.browser();
    expect((await browser.get(link)).text).toContain(copy("staff.signIn.as", { name: "Marta Pomocna" }));
    expect((await browser.post(link)).to).toBe("/staff");
    const start = await browser.opens("/staff");
    expect(start.status).toBe(200);
    expect(start.text).toContain("Marta Pomocna");
    expect((await browser.get("/staff/try")).text).toContain(`${idOf("marta")} viewer`);
    expect(await auditOf(it.world)).toEqual([`${idOf("marta")} staffLink asked`, `${idOf("marta")} staffSignIn done`]);
  });

  test("the command shows a link to nobody but who typed it", async () => {
    const marta = it.staff("marta");
    await marta.does(it.world.slack.command(marta.person.id, it.channel, "/mlegitymacja-staff"));
    const seenBy = (viewer?: string) => JSON.stringify(it.world.slack.screen(it.channel, viewer));
    const browser = it.browser();
    expect((await browser.post(linkIn(seenBy(marta.person.id)))).to).toBe("/staff");
    expect(seenBy(it.staff("wojtek").person.id)).not.toContain("/staff/sign-in/");
  });

  test("somebody who is not of the helpdesk gets no link, and it is noted", async () => {
    const anna = it.staff("anna");
    await anna.does(it.world.slack.command(anna.person.id, it.world.slack.general, "/mlegitymacja-staff"));
    expect(anna.whispered(it.world.slack.general)).toEqual([copy("helpdesk.onlyStaff")]);
    expect(JSON.stringify(it.world.slack.calls())).not.toContain("/staff/sign-in/");
    expect(await auditOf(it.world)).toEqual([`${idOf("anna")} refused staffLink`]);
    await anna.opensHome();
    expect(anna.home).not.toContain(copy("helpdesk.button.staffPages"));
  });

  test("previews and scanners that open the link do not use it up", async () => {
    const link = await it.asksForLink("marta");
    for (let look = 0; look < 3; look++) expect((await it.browser().get(link)).headers.getSetCookie()).toEqual([]);
    await fetch(link, { method: "HEAD" });
    expect((await it.browser().post(link)).to).toBe("/staff");
  });

  test("a link works once, also for those who press at the same moment", async () => {
    const link = await it.asksForLink("marta");
    const all = await Promise.all(Array.from({ length: 5 }, () => it.browser().post(link)));
    expect(all.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410]);
    const late = await it.browser().get(link);
    expect(late.status).toBe(410);
    expect(late.text).toContain(copy("staff.refused.dead"));
  });

  test("a link is over after ten minutes", async () => {
    const link = await it.asksForLink("marta");
    await it.world.pass(10 * minute, 10 * minute);
    expect((await it.browser().post(link)).status).toBe(410);
  });

  test("guessed links open nothing, and who goes on guessing is stopped", async () => {
    const browser = it.browser();
    for (const guess of ["x", "x".repeat(43), "%00", "..%2f..%2fstaff", "x".repeat(90)])
      expect((await browser.post(`/staff/sign-in/link/${guess}`)).status).toBe(410);
    const statuses = new Set<number>();
    for (let guess = 0; guess < 60; guess++)
      statuses.add((await browser.get(`/staff/sign-in/link/${String(guess).padStart(43, "a")}`)).status);
    expect([...statuses]).toEqual([410, 429]);
    expect(browser.cookies.size).toBe(0);
    // The person who was sent a link is not locked out by somebody who guesses behind the same address.
    expect((await it.browser().post(await it.asksForLink("marta"))).to).toBe("/staff");
  });

  test("another site cannot sign somebody in", async () => {
    const link = await it.asksForLink("marta");
    const browser = it.browser();
    for (const origin of ["https://evil.example", "null", ""])
      expect((await browser.post(link, {}, { origin })).status).toBe(403);
    expect(browser.cookies.size).toBe(0);
    expect((await browser.post(link)).to).toBe("/staff");
  });

  test("who leaves the helpdesk before pressing is refused, and it is noted", async () => {
    const link = await it.asksForLink("marta");
    it.world.slack.leaves(it.staff("marta").person.id, "channel");
    await it.world.pass(minute, minute);
    const refused = await it.browser().post(link);
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(copy("staff.refused.stranger"));
    expect((await auditOf(it.world)).at(-1)).toBe(`${idOf("marta")} refused staffSignIn`);
  });

  test("while Slack does not say who is of the helpdesk, nobody comes in, and the link stays good", async () => {
    const link = await it.asksForLink("marta");
    await it.world.pass(minute, minute);
    it.world.slack.answer("conversations.members", { error: "fatal_error" });
    const refused = await it.browser().post(link);
    expect(refused.status).toBe(503);
    expect(refused.text).toContain(copy("staff.refused.unknown"));
    await it.world.pass(5_000, 5_000);
    expect((await it.browser().post(link)).to).toBe("/staff");
  });

  test("somebody who asks for link after link is asked to wait", async () => {
    const marta = it.staff("marta");
    const typed = () => marta.does(it.world.slack.command(marta.person.id, it.channel, "/mlegitymacja-staff"));
    for (let link = 0; link < 11; link++) await typed();
    expect(marta.whispered().at(-1)).toBe(copy("helpdesk.staffPages.tooMany"));
    expect((await auditOf(it.world)).length).toBe(10);
  });

  test("a name cannot become markup", async () => {
    const eve = it.world.slack.addPerson({ handle: "eve", name: '"><script>alert(1)</script>\r\nX-Evil: 1' });
    it.world.slack.joins(eve.id, "channel");
    const browser = await it.signedIn("eve");
    const { html, headers } = await browser.get("/staff");
    expect(html).toContain("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; X-Evil: 1 ·");
    expect(html).not.toContain("<script");
    expect(headers.get("x-evil")).toBeNull();
  });
});
