import { signIn } from "../../sandbox/signIn";
import { openWorld, type World } from "../support/world";

describe("a sign-in whose request token USOS no longer knows, as after a crash between USOS's answer and the commit", () => {
  let world: World;
  beforeAll(async () => (world = await openWorld()));
  afterAll(() => world.close());

  test("starts again when the address from the chat is opened again", async () => {
    const ola = world.student();
    await ola.opens();
    await ola.presses("link");
    const toUsos = (await fetch(ola.signInUrl, { redirect: "manual" })).headers.get("location") ?? "";
    const back = await signIn(toUsos, "anna");
    world.sandbox.control.reset();
    expect((await fetch(back)).status).toBe(503);
    expect(await ola.says(await ola.sixDigits("anna"))).toContain("Anna");
  });
});
