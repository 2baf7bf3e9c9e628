import { copyAt } from "../support/copy";
import { institutionOf } from "../support/institution";
import { openWorld } from "../support/world";

const day = 86_400_000;
const { copy } = copyAt(institutionOf("opole"));

test("a student learns within two days that the university has revoked the card in the phone", async () => {
  const world = await openWorld({ at: "opole", start: "2026-11-20T09:00:00Z" });
  const hanna = world.student("Hanna");
  await hanna.signsInAs("hanna");
  await hanna.says("status");
  world.sandbox.control.cancel("hanna");
  await world.pass(2 * day, day / 4);
  expect(hanna.seesAll).toContain(copy("push.revoked"));
  expect(await hanna.says("menu")).toContain(copy("phase.revoked"));
  await world.close();
});
