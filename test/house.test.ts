import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { root } from "./support/root";

/** The imports that each folder may have, of our code and of packages; the lint uses this map. */
const map = z
  .record(z.string(), z.array(z.string()))
  .parse(JSON.parse(readFileSync(join(root, "imports.json"), "utf8")));
const lines = Object.keys(map);
const ours = (place: string): boolean => lines.includes(place);

/** The line of the map that a path belongs to; the most exact one counts. */
const lineOf = (path: string): string =>
  lines
    .filter((place) => path === place || path.startsWith(`${place}/`))
    .sort((one, other) => other.length - one.length)[0] ?? path;

/** The folder as it is named in CONTRIBUTING's map: `src/orders`, `dialogs`. */
const folderOf = (place: string): string => /^src\/[^/]+|^[^/]+/.exec(place)?.[0] ?? "";

/** CONTRIBUTING's map: the folders in their order, each with the folders that it may import. */
const told = new Map(
  [...readFileSync(join(root, "CONTRIBUTING.md"), "utf8").matchAll(/^\| `([\w/]+)\/` .*\| ([^|]+) \|$/gm)].map(
    ([, folder = "", may = ""]) => [folder, may.trim() === "nothing of ours" ? [] : may.trim().split(", ")],
  ),
);

/** Every import, as the line of the map that it starts from and the line, file or package that it imports. */
function imports(): Set<string> {
  const found = ["src", "dialogs", "sandbox"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".ts"))
      .flatMap((name) => {
        const file = join(top, name);
        const text = readFileSync(join(root, file), "utf8");
        return [...text.matchAll(/(?:from|import|import\()\s*"([^"\s]+)"/g)].flatMap(([, it = ""]) => {
          const from = lineOf(file.replace(/\.ts$/, ""));
          if (isBuiltin(it)) return [`${from} → node`];
          if (!it.startsWith(".")) return [`${from} → ${it.split("/", it.startsWith("@") ? 2 : 1).join("/")}`];
          const path = relative(root, resolve(root, dirname(file), it)).replace(/\.js$/, "");
          return [`${from} → ${path}`, `${from} → ${lineOf(path)}`];
        });
      }),
  );
  return new Set(found);
}

/** The lint's words about a tree of these files, with our own settings. */
async function lint(files: Record<string, string>): Promise<string> {
  const tree = mkdtempSync(join(tmpdir(), "legitka-house-"));
  try {
    for (const it of [".oxlintrc.json", "imports.json", "test/gate/lint"])
      cpSync(join(root, it), join(tree, it), { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(tree, dirname(name)), { recursive: true });
      writeFileSync(join(tree, name), text);
    }
    return await new Promise((answer) => {
      const command = [join(root, "node_modules/oxlint/bin/oxlint"), "--format", "unix"];
      execFile(process.execPath, command, { cwd: tree }, (_, said, trouble) => answer(said + trouble));
    });
  } finally {
    rmSync(tree, { recursive: true });
  }
}

describe("the house", () => {
  test("has a line in CONTRIBUTING and in the lint's map for every folder", () => {
    const folders = readdirSync(join(root, "src"), { withFileTypes: true }).filter((it) => it.isDirectory());
    const all = ["dialogs", "sandbox", ...folders.map(({ name }) => `src/${name}`)].sort();
    expect([...told.keys()].sort()).toEqual(all);
    expect(lines.filter((it) => all.includes(it)).sort()).toEqual(all);
  });

  test("has the same imports in CONTRIBUTING as in the lint's map", () => {
    const kept = [...told.keys()].map((folder) => {
      const may = lines.filter((it) => folderOf(it) === folder).flatMap((it) => map[it] ?? []);
      const others = may.filter((it) => ours(lineOf(it))).map(folderOf);
      const names = others.filter((it) => it !== folder).map((it) => it.replace(/^src\//, ""));
      return [folder, [...new Set(names)].sort()];
    });
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(kept));
  });

  test("has no arrow that points up: each folder imports from those above it in the map", () => {
    const order = [...told.keys()].map((it) => it.replace(/^src\//, ""));
    const up = [...told].flatMap(([folder, may]) => {
      const own = order.indexOf(folder.replace(/^src\//, ""));
      return may.filter((it) => order.indexOf(it) >= own).map((it) => `${folder} → ${it}`);
    });
    expect(up).toEqual([]);
  });

  test("has no import in the map that is no longer used", () => {
    const found = imports();
    expect(found.size).toBeGreaterThan(300);
    const listed = Object.entries(map).flatMap(([from, may]) => may.map((it) => `${from} → ${it}`));
    expect(listed.filter((it) => !found.has(it))).toEqual([]);
  });

  test("is enforced by the lint: an unlisted import, an unknown folder and a circle of types are refused", async () => {
    const said = await lint({
      "src/foundation/ids.ts": 'export type { Turn } from "../conversation/turn";\n',
      "src/store/store.ts": 'export const load = () => import("../../sandbox");\n',
      "src/usos/usos.ts": 'export type Place = import("../outbox/worker").Place;\n',
      "src/orders/order.ts": 'import type { Card } from "./card";\nexport interface Order {\n  card: Card;\n}\n',
      "src/orders/card.ts": 'import type { Order } from "./order";\nexport interface Card {\n  order: Order;\n}\n',
      "src/attic/old.ts": 'import "../foundation/fault";\n',
      "src/channels/web/parse.ts": 'import "../slack/parse";\nimport "../../conversation/ports";\n',
      "dialogs/menu.ts": 'import "fastify";\nimport "zod";\n',
    });
    const refused = [...said.matchAll(/^(\S+?):\d+:\d+: .*?(may not import [\w/]+|cycle)/gm)];
    expect(refused.map(([, file = "", what]) => `${file} ${what}`).sort()).toEqual([
      "dialogs/menu.ts may not import fastify",
      "src/attic/old.ts may not import src/foundation/fault",
      "src/channels/web/parse.ts may not import src/channels/slack/parse",
      "src/foundation/ids.ts may not import src/conversation/turn",
      "src/orders/card.ts cycle",
      "src/orders/order.ts cycle",
      "src/store/store.ts may not import sandbox",
      "src/usos/usos.ts may not import src/outbox/worker",
    ]);
  });
});
