import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { root } from "./support/root";

const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const walk = /## The walk of one message\n([^]*?)\n## /.exec(contributing)?.[1] ?? "";

const places = (name: string): string[] => [`src/${name}.ts`, `${name}.ts`];
const fileOf = (name: string): string | undefined => places(name).find((it) => existsSync(join(root, it)));

/**
 * The files of the ways in a text («`conversation/turn` → `incoming`»). A name without a folder stands in the folder of the one before it;
 * what only puts others together is no part of a way.
 */
function filesIn(text: string): string[] {
  const files: string[] = [];
  for (const [, arrow, name = ""] of text.matchAll(/(→ )?`([\w/]+)`/g)) {
    if ((!name.includes("/") && !arrow) || name.startsWith("compose/")) continue;
    const beside = join(dirname(files.at(-1) ?? ""), name).replace(/^src\//, "");
    const file = fileOf(name.includes("/") ? name : beside);
    if (file === undefined) throw new Error(`The walk of one message names «${name}», and there is no such file`);
    files.push(file);
  }
  return files;
}

/** The files from which a file imports, or hands on, more than types. */
const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^(?:import|export) (?!type\b)[^;]*?from "(\.[^"]+)";/gm)].map(
    ([, it = ""]) => `${relative(root, resolve(root, dirname(file), it))}.ts`,
  );

/** What is used by those that put the product together. */
const composed = new Set(
  readdirSync(join(root, "src/compose"), { recursive: true, encoding: "utf8" })
    .filter((it) => it.endsWith(".ts"))
    .flatMap((it) => importsOf(`src/compose/${it}`)),
);

/** The files that no file before them uses, nor any that puts the product, or their own folder, together. */
const unreached = (files: readonly string[]): string[] =>
  files.filter((file, at) => {
    const doors = ["index", "routes"].map((it) => join(dirname(file), `${it}.ts`));
    const users = [...files.slice(0, at), ...doors.filter((it) => existsSync(join(root, it)))];
    return !composed.has(file) && !users.some((it) => importsOf(it).includes(file));
  });

const steps = [...walk.matchAll(/^\d\. .*$/gm)].map(([line]) => filesIn(line));
const [receiving = [], turn = [], dialog = [], commit = [], showing = []] = steps;
const remarks = [...walk.matchAll(/^- .*$/gm)].map(([line]) => line);
const [press = "", teams = "", facts = ""] = remarks;
const onTheWay = [...receiving, ...turn, ...dialog, ...commit, ...showing];
const saidIn = (text: string): number => Number(/\b(?:That is|takes) (\d+)/.exec(text)?.[1]);
const counted = (files: readonly string[]): number => new Set(files).size;

describe("the walk of one message, as CONTRIBUTING tells it,", () => {
  test("goes only through files that use one another", () => {
    expect(onTheWay.length).toBeGreaterThan(10);
    expect(unreached(onTheWay)).toEqual([]);
  });

  test("is counted truly", () => {
    expect(saidIn(walk)).toBe(counted(onTheWay));
  });

  test("is as much shorter for a press as it leaves out", () => {
    const left = [...press.matchAll(/`(\w+)`/g)].map(([, name = ""]) =>
      onTheWay.find((it) => it.endsWith(`/${name}.ts`)),
    );
    expect(left).not.toContain(undefined);
    expect(saidIn(press)).toBe(counted(onTheWay) - left.length);
  });

  test("begins and ends elsewhere at Teams", () => {
    const [start = "", end = ""] = teams.split(", and ");
    const way = [...filesIn(start), ...turn, ...dialog, ...commit, ...showing.slice(0, 3), ...filesIn(end)];
    expect(unreached(way)).toEqual([]);
    expect(saidIn(teams)).toBe(counted(way));
  });

  test("goes on through the files that read facts", () => {
    const way = [...onTheWay, ...filesIn(facts)];
    expect(unreached(way)).toEqual([]);
    expect(saidIn(facts)).toBe(counted(way));
  });
});
