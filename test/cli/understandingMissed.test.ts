import { existsSync } from "node:fs";
import { join } from "node:path";
import { openWorld } from "../support/world";
import { runCommand } from "./command";

test("a message that was not understood is printed for people who add phrases, while the product runs", async () => {
  const world = await openWorld({ missed: { keptDays: 10, endpoint: undefined } });
  try {
    const student = world.student();
    await student.opens();
    await student.says("zorbl frump kwyz Olga 1234567 blarg");
    expect(existsSync(join(world.dir, "store"))).toBe(true);
    const { out, err } = await runCommand("src/cli/understandingMissed.ts", [], { DATA_DIR: world.dir });
    expect(`${out}${err}`).toMatch(/^1 messages were not understood\n\npl, guessed \w+: 1\n {2}zorbl frump kwyz/);
  } finally {
    await world.close();
  }
});
