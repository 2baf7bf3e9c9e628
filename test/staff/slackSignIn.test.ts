import { copy } from "../support/copy";
import { openStaffWorld, type StaffWorld } from "./staffWorld";

describe("signing in to the staff pages from Slack", () => {
  let it: StaffWorld;
  beforeEach(async () => {
    it = await openStaffWorld();
  });
  afterEach(() => it.close());

  test("a member of the helpdesk gets a link on their home tab, presses one button, and is in", async () => {
    const link = await it.asksForLink("marta");
    const browser = it.browser();
    const page = await browser.get(link);
    expect(page.text).toContain(copy("staff.signIn.as", { name: "Marta Pomocna" }));
    const entered = await browser.post(link);
    expect(entered.to).toBe("/staff");
    const start = await browser.opens("/staff");
    expect(start.status).toBe(200);
    expect(start.text).toContain("Próba pl");
    expect((await browser.get("/staff/try")).text).toContain("slack:T0OPOLE0001:");
    const noted = (await it.audit()).map(({ what, outcome }) => `${what} ${outcome}`);
    expect(noted).toEqual(["staffLink asked", "staffSignIn done"]);
  });
});
