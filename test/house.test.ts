import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./support/root";

/** Which of our folders each folder may import from, as the map in CONTRIBUTING.md says. */
const map = new Map(
  [...readFileSync(join(root, "CONTRIBUTING.md"), "utf8").matchAll(/^\| `([\w/]+)\/` .*\| ([^|]+) \|$/gm)].map(
    ([, folder = "", may = ""]) => [nameOf(folder), may.trim() === "nothing of ours" ? [] : may.trim().split(", ")],
  ),
);

/** `src/orders/…` is «orders», `dialogs/…` is «dialogs»; files at the root of `src` are nobody's. */
function nameOf(path: string): string {
  const [top = "", folder = ""] = path.split("/");
  return top !== "src" ? top : folder.endsWith(".ts") ? "" : folder;
}

/** Every import from one folder into another, as «file → folder». */
function imports(): { from: string; to: string; file: string }[] {
  return ["src", "dialogs", "sandbox"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".ts"))
      .flatMap((name) => {
        const file = join(top, name);
        const specifiers = readFileSync(join(root, file), "utf8").matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g);
        return [...specifiers]
          .filter(([, it = ""]) => !it.endsWith(".json"))
          .map(([, it = ""]) => {
            const to = relative(root, resolve(root, dirname(file), it));
            return { file, from: nameOf(file), to: nameOf(to.includes("/") ? `${to}/` : to) };
          });
      }),
  );
}

describe("the house", () => {
  const crossing = imports().filter(({ from, to, file }) => from !== to && !/^src\/[^/]+\.ts$/.test(file));

  test("has a line in the map for every folder", () => {
    const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((it) => it.isDirectory());
    expect([...map.keys()].sort()).toEqual(["dialogs", "sandbox", ...folders.map(({ name }) => name)].sort());
  });

  test("imports as the map says, types included", () => {
    expect(crossing.length).toBeGreaterThan(300);
    expect(crossing.filter(({ from, to }) => to !== "" && !map.get(from)?.includes(to))).toEqual([]);
  });

  test("has nothing in the map that is not imported any more", () => {
    const unused = [...map].flatMap(([from, may]) =>
      may.filter((it) => !crossing.some((one) => one.from === from && one.to === it)).map((it) => `${from} → ${it}`),
    );
    expect(unused).toEqual([]);
  });
});
