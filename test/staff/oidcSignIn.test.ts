import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";
import { openStaffPages } from "../../src/compose/staffPages";
import { openProvider, type TestProvider, type Tricks } from "./oidcProvider";
import { StaffBrowser } from "./staffBrowser";
import { auditOf, section } from "./staffWorld";

const start = "2026-11-23T09:00:00Z";
const noRoles = { viewer: [], editor: [], publisher: [] };

describe("signing in at the university's OIDC provider", () => {
  let provider: TestProvider;
  let world: World;
  let browser: StaffBrowser;
  /** The issuer in the settings of the next process. */
  let issuer: string;
  beforeEach(async () => {
    provider = await openProvider(() => Date.parse(start));
    issuer = provider.issuer;
    const roles = { ...noRoles, publisher: ["ewa@uczelnia.example", "marek@uczelnia.example"], editor: ["sub:p-2"] };
    world = await openWorld({
      start,
      connect(core) {
        const { fetch } = provider;
        const oidc = { ...provider, issuer };
        const pages = openStaffPages(core, { staff: { roles, oidc }, unlistedHelpdesk: "viewer", fetch });
        return { work: pages.serve([section], undefined) };
      },
    });
    browser = new StaffBrowser(world.publicUrl);
  });
  afterEach(async () => {
    await world.close();
    await provider.close();
  });

  /** Goes to the provider and through its page; resolves to the address to which the browser is sent back. */
  async function goes(from = browser): Promise<string> {
    const { to = "" } = await from.get("/staff/sign-in/oidc");
    return provider.authorizes(to);
  }

  test("somebody on a list is in after one button, with their role", async () => {
    expect((await browser.opens("/staff")).html).toContain("/staff/sign-in/oidc");
    const entered = await browser.get(await goes());
    expect(entered.to).toBe("/staff");
    expect((await browser.get("/staff/try")).text).toContain("oidc:p-1 publisher");
    expect((await browser.get("/staff")).text).toContain("Ewa Redaktorska");
    expect(await auditOf(world)).toEqual(["oidc:p-1 staffSignIn done"]);
  });

  test("somebody is known by their subject, and by an address that only /userinfo tells", async () => {
    provider.person = { sub: "p-2", name: "Jan Redakcyjny" };
    await browser.get(await goes());
    expect((await browser.get("/staff/try")).text).toContain("oidc:p-2 editor");
    provider.person = { sub: "p-1", name: "Ewa", email: "ewa@uczelnia.example", email_verified: true };
    provider.tricks = { userinfoOnly: true };
    await browser.get(await goes());
    expect((await browser.get("/staff/try")).text).toContain("oidc:p-1 publisher");
  });

  test.each([
    ["on no list", { sub: "p-9", email: "kto@uczelnia.example", email_verified: true }],
    [
      "whose verified address only looks like another one in lower case",
      { sub: "p-9", email: "mare\u212A@uczelnia.example", email_verified: true },
    ],
    [
      "whose address the provider has not verified",
      { sub: "p-9", email: "ewa@uczelnia.example", email_verified: false },
    ],
    ["whose address the provider says nothing about", { sub: "p-9", email: "ewa@uczelnia.example" }],
  ])("somebody %s is told so, with what to give to whoever keeps the lists, and it is noted", async (_, person) => {
    provider.person = person;
    const refused = await browser.get(await goes());
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(copy("staff.refused.unlisted"));
    expect(refused.text).toContain("sub:p-9");
    expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
    expect(await auditOf(world)).toEqual(["oidc:p-9 refused staffSignIn"]);
  });

  test("an address that only /userinfo tells is not verified by what the ID token says", async () => {
    provider.person = { sub: "p-9", email: "ewa@uczelnia.example", email_verified: false };
    provider.tricks = { userinfoOnly: true, claims: (it) => ({ ...it, email_verified: true }) };
    expect((await browser.get(await goes())).status).toBe(403);
    expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
  });

  const minutes = (it: number): number => it * 60;
  test.each<[string, Tricks]>([
    ["the nonce of another sign-in", { claims: (it) => ({ ...it, nonce: "another" }) }],
    ["no nonce", { claims: (it) => ({ ...it, nonce: undefined }) }],
    ["another audience", { claims: (it) => ({ ...it, aud: "another-client" }) }],
    ["another issuer", { claims: (it) => ({ ...it, iss: "http://127.0.0.1:9" }) }],
    ["an expired token", { claims: (it) => ({ ...it, exp: (it.iat ?? 0) - minutes(2) }) }],
    ["a signature of somebody else", { signsWithAnotherKey: true }],
  ])("an answer with %s lets nobody in, and the log has one line about it", async (_, tricks) => {
    provider.tricks = tricks;
    const refused = await browser.get(await goes());
    expect(refused.status).toBe(502);
    expect(refused.text).toContain(copy("staff.refused.oidcFailed"));
    expect((await browser.get("/staff")).to).toBe("/staff/sign-in");
    const lines = world.logLines.filter((it) => it.includes("OIDC"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/eyJ|access_token/);
  });

  test("an answer with another state is not taken, and does not disturb the sign-in under way", async () => {
    const back = await goes();
    const other = new URL(back);
    other.searchParams.set("state", "x".repeat(43));
    expect((await browser.get(other.href)).status).toBe(410);
    other.searchParams.set("state", "é".repeat(43));
    expect((await browser.get(other.href)).status).toBe(410);
    expect((await browser.get(back)).to).toBe("/staff");
  });

  test("the way back works once, and only in the browser that began", async () => {
    const back = await goes();
    const stranger = new StaffBrowser(world.publicUrl);
    expect((await stranger.get(back)).status).toBe(410);
    const before = new Map(browser.cookies);
    expect((await browser.get(back)).to).toBe("/staff");
    for (const [name, value] of before) stranger.cookies.set(name, value);
    const again = await stranger.get(back);
    expect(again.status).toBe(410);
    expect(again.text).toContain(copy("staff.refused.oidcDead"));
  });

  test("a code that was begun with another PKCE verifier is not redeemed", async () => {
    const stolen = new URL(await goes(new StaffBrowser(world.publicUrl)));
    const own = new URL(await goes());
    own.searchParams.set("code", stolen.searchParams.get("code") ?? "");
    expect((await browser.get(own.href)).status).toBe(502);
  });

  test("who signed in at another provider than the one now set signs in again, whoever has their subject there", async () => {
    await browser.get(await goes());
    await world.restart();
    expect((await browser.get(`${world.publicUrl}/staff/try`)).text).toContain("oidc:p-1 publisher");
    issuer = "https://login.nowa.example";
    await world.restart();
    expect((await browser.get(`${world.publicUrl}/staff/try`)).to).toBe("/staff/sign-in");
  });

  test("after ten minutes at the provider one begins again", async () => {
    const back = await goes();
    await world.pass(600_000, 600_000);
    expect((await browser.get(back)).status).toBe(410);
  });

  test("who cancels at the provider is told that they can begin again", async () => {
    provider.tricks = { denies: "access_denied" };
    const refused = await browser.get(await goes());
    expect(refused.text).toContain(copy("staff.refused.oidcDenied"));
  });

  test("while the provider is down there is one clear page, and later the sign-in works without a restart", async () => {
    provider.tricks = { isDown: true };
    const refused = await browser.get("/staff/sign-in/oidc");
    expect(refused.status).toBe(503);
    expect(refused.text).toContain(copy("staff.refused.oidcDown"));
    expect(world.logLines.filter((it) => it.includes("OIDC"))).toHaveLength(1);
    provider.tricks = {};
    expect((await browser.get(await goes())).to).toBe("/staff");
  });

  test("a provider whose metadata are another issuer's is not used", async () => {
    provider.tricks = { otherIssuer: "https://evil.example" };
    expect((await browser.get("/staff/sign-in/oidc")).status).toBe(503);
  });

  test("nothing in the address of the pages decides where the browser is sent", async () => {
    const { to = "" } = await browser.get(
      "/staff/sign-in/oidc?next=https://evil.example&redirect_uri=https://evil.example",
      {
        "x-forwarded-host": "evil.example",
      },
    );
    expect(to.startsWith(`${provider.issuer}/authorize?`)).toBe(true);
    expect(new URL(to).searchParams.get("redirect_uri")).toBe(`${world.publicUrl}/staff/sign-in/oidc/back`);
    const back = new URL(await provider.authorizes(to));
    back.searchParams.set("next", "https://evil.example");
    expect((await browser.get(back.href)).to).toBe("/staff");
  });

  test("a name cannot become markup or a header", async () => {
    provider.person = { sub: "p-2", name: "<b>Jan</b>\r\nSet-Cookie: a=b\u202e" };
    const entered = await browser.get(await goes());
    expect(entered.headers.getSetCookie().join()).not.toContain("a=b");
    const { html } = await browser.get("/staff");
    expect(html).toContain("&lt;b&gt;Jan&lt;/b&gt; Set-Cookie: a=b ·");
    expect(html).not.toContain("<b>");
  });
});
