import { copy } from "../support/copy";
import { openWorld, type World } from "../support/world";

describe("a student who is signing in", () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  test.each([
    "kod to",
    "gdzie mój kod",
    "chcę zamówić legitymację",
    "jaki jest status",
    "chcę się zalogować",
    "zalogowalam sie i pokazalo mi jakies cyferki, gdzie mam je wpisac? tutaj?",
  ])("keeps the link, and the digits its page shows, after saying «%s»", async (text) => {
    const student = world.student();
    await student.opens();
    await student.presses("link");
    const link = student.signInUrl;
    const digits = await student.sixDigits("anna");
    await student.says(text);
    expect(student.signInUrl).toBe(link);
    expect(await student.says(digits)).toContain(copy("link.done", { name: "Anna" }));
    expect(world.sandbox.control.calls("oauth/access_token")).toBe(1);
  });

  test("keeps the link after a side question, too", async () => {
    const student = world.student();
    await student.opens();
    await student.presses("link");
    const link = student.signInUrl;
    await student.says("ile to kosztuje");
    await student.says("dobra, chcę się zalogować");
    expect(student.signInUrl).toBe(link);
    expect(await student.says(await student.sixDigits("anna"))).toContain("Anna");
  });

  test("is led on to the dialog they asked for last", async () => {
    const student = world.student();
    await student.opens();
    await student.presses("link");
    const digits = await student.sixDigits("anna");
    await student.says("chcę zamówić legitymację");
    await student.says(digits);
    expect(student.last.view.title).toBe(copy("order.title"));
  });

  test("gets a new link when the earlier one is about to expire", async () => {
    const student = world.student();
    await student.opens();
    await student.presses("link");
    const link = student.signInUrl;
    await world.pass(8 * 60_000, 60_000);
    await student.says("chcę zamówić legitymację");
    expect(student.signInUrl).not.toBe(link);
    expect(await student.says(await student.sixDigits("anna"))).toContain("Anna");
  });
});
