import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorld } from "../support/world";
import { runCommand } from "./command";

test("published texts are printed as a patch, or written as files, while the product runs", async () => {
  const world = await openWorld({ at: "opole" });
  try {
    const { desk } = world.app.texts;
    const by = { id: "slack:T1:UANNA", name: "Anna", role: "publisher" } as const;
    const target = { key: "cancelled", lang: "pl", rev: 0 } as const;
    await desk.saveDraft(by, target, "W porządku, przerywam.");
    const env = { DATA_DIR: world.dir, INSTITUTION: "opole" };
    await desk.publish(by, [{ ...target, rev: 1 }]);
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
