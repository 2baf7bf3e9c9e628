import { html } from "../../src/foundation/html";
import type { StaffSection } from "../../src/staff/port";
import { copy } from "../support/copy";
import { openStaffWorld, section, type StaffWorld } from "./staffWorld";

const onlyPublishers: StaffSection = {
  link: { label: "Tylko publikacja", path: "/secret" },
  routes: [
    {
      method: "GET",
      path: "/secret",
      needs: "publisher",
      handle: () => Promise.resolve({ title: "S", body: html`s` }),
    },
    {
      method: "GET",
      path: "/secret/fails",
      needs: "viewer",
      handle: () => Promise.reject(new Error("the database password is hunter2")),
    },
  ],
};

describe("the frame of the staff pages", () => {
  let it: StaffWorld;
  beforeEach(async () => {
    const roles = { viewer: [], editor: [], publisher: ["slack:U0PERSON006"] };
    it = await openStaffWorld({ staffPages: { staff: { roles }, sections: [section, onlyPublishers] } });
  });
  afterEach(() => it.close());

  test("shows everybody the sections that their role may open, and refuses the others", async () => {
    expect(it.staff("wojtek").person.id).toBe("U0PERSON006");
    const marta = await it.signedIn("marta");
    expect((await marta.get("/staff")).text).not.toContain("Tylko publikacja");
    const refused = await marta.get("/staff/secret");
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(copy("staff.refused.needs.publisher"));
    const wojtek = await it.signedIn("wojtek");
    expect((await wojtek.get("/staff")).text).toContain("Tylko publikacja");
    expect((await wojtek.get("/staff/secret")).status).toBe(200);
  });

  test("takes forms from its own pages only", async () => {
    const wojtek = await it.signedIn("wojtek");
    const sent = { text: "<b>tekst</b>" };
    for (const origin of ["https://evil.example", "null", ""]) {
      const refused = await wojtek.post("/staff/try/publish", sent, { origin });
      expect(refused.status).toBe(403);
      expect(refused.text).toContain(copy("staff.refused.notOurs"));
      expect((await wojtek.post("/staff/sign-out", {}, { origin })).status).toBe(403);
    }
    expect((await wojtek.post("/staff/try/publish", sent)).html).toContain("&lt;b&gt;tekst&lt;/b&gt;");
  });

  test("has a language, a title, a way past the navigation, and says where one is", async () => {
    const marta = await it.signedIn("marta");
    const { html: page } = await marta.get("/staff/try");
    expect(page).toContain('<html lang="pl">');
    expect(page).toContain("<title>Próba · Legitka</title>");
    expect(page).toContain('<a class="skip" href="#content">');
    expect(page).toContain('<a href="/staff/try" aria-current="page">Próba pl</a>');
    expect(page).toContain('name="viewport"');
  });

  test("loads nothing but its own style sheet, which browsers may keep, and is itself never kept", async () => {
    const marta = await it.signedIn("marta");
    const { html: page, headers } = await marta.get("/staff");
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
    const [, sheet = ""] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
    const styled = await it.browser().get(sheet.replaceAll("&amp;", "&"));
    expect(styled.status).toBe(200);
    expect(styled.headers.get("content-type")).toContain("text/css");
    expect(styled.headers.get("cache-control")).toContain("max-age");
  });

  test("says in plain words what went wrong, and keeps the cause to the log", async () => {
    const marta = await it.signedIn("marta");
    const failed = await marta.get("/staff/secret/fails");
    expect(failed.status).toBe(500);
    expect(failed.text).toContain(copy("staff.refused.failed"));
    expect(failed.html).not.toContain("hunter2");
    expect(it.world.logLines.join("\n")).toContain("hunter2");
    expect((await marta.get("/staff/nowhere")).text).toContain(copy("staff.refused.nothing"));
    const strange = await marta.post("/staff/try/publish", {}, { "content-type": "application/json" });
    expect(strange.status).toBe(403);
    expect(
      (
        await it
          .signedIn("wojtek")
          .then((wojtek) => wojtek.post("/staff/try/publish", {}, { "content-type": "text/xml" }))
      ).text,
    ).toContain(copy("staff.refused.request"));
  });

  test("takes a form or an address that lacks something for the sender's mistake and not for a failure", async () => {
    const wojtek = await it.signedIn("wojtek");
    const refused = await wojtek.post("/staff/try/publish", { another: "field" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(copy("staff.refused.request"));
    expect(it.world.logLines.join("\n")).not.toContain("a staff page failed");
  });

  test("sends nobody to another site, whatever the address", async () => {
    const stranger = it.browser();
    for (const path of [
      "/staff?next=https://evil.example",
      "/staff/?to=//evil.example",
      "/staff/try?x=https://evil.example",
    ])
      expect((await stranger.get(path)).to).toBe("/staff/sign-in");
    expect((await stranger.get("/staff//evil.example")).to).toBeUndefined();
    const link = await it.asksForLink("marta");
    expect((await stranger.post(`${link}?next=https://evil.example`, { next: "https://evil.example" })).to).toBe(
      "/staff",
    );
  });
});
