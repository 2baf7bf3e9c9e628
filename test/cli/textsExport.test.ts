import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorld } from "../support/world";
import { publishAt } from "../texts/deskAt";
import { runCommand } from "./command";

test("published texts are printed as a patch, or written as files, while the product runs", async () => {
  const world = await openWorld({ at: "opole" });
  try {
    await publishAt(world.app.texts.desk, "cancelled", "W porządku, przerywam.");
    const env = { DATA_DIR: world.dir, INSTITUTION: "opole" };
    const { code, out } = await runCommand("src/cli/textsExport.ts", [], env);
    expect(code).toBe(0);
    expect(out).toMatch(/^--- a\/dialogs\/locales\/pl\.yaml\n/);
    expect(out.match(/^[-+]\w.*$/gm)).toEqual([
      '-cancelled: "Dobrze, przerywam."',
      '+cancelled: "W porządku, przerywam."',
    ]);
    const to = join(world.dir, "files");
    await runCommand("src/cli/textsExport.ts", ["--to", to], env);
    expect(readFileSync(join(to, "dialogs/locales/pl.yaml"), "utf8")).toContain(
      '\ncancelled: "W porządku, przerywam."\n',
    );
    expect(existsSync(join(to, "dialogs/locales/en.yaml"))).toBe(false);
  } finally {
    await world.close();
  }
});
