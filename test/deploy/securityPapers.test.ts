import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root";

const read = (paper: string): string => readFileSync(join(root, paper), "utf8");
const papers = ["SECURITY.md", "deploy/asvs.md"];

/** Our files and folders that a paper names; the ending of a file may be left out. */
const pathsIn = (paper: string): string[] => [
  ...new Set(
    [...read(paper).matchAll(/`((?:src|test|dialogs|deploy|sandbox)\/[\w/.-]+)`/g)].map(([, path = ""]) => path),
  ),
];
const isThere = (path: string): boolean => ["", ".ts", ".test.ts"].some((it) => existsSync(join(root, path + it)));

interface Row {
  readonly number: string;
  readonly level: string;
  readonly verdict: string;
  readonly why: string;
}
const rows = [
  ...read("deploy/asvs.md").matchAll(/^\| (\d+\.\d+\.\d+) +\| (\d) +\| [^|]+ +\| ([^|]+?) +\| ([^|]*?) +\|$/gm),
].map(([, number = "", level = "", verdict = "", why = ""]): Row => ({ number, level, verdict, why }));

describe("what we say about security", () => {
  test.each(papers)("names only files that are there: %s", (paper) => {
    const paths = pathsIn(paper);
    expect(paths.length).toBeGreaterThan(50);
    expect(paths.filter((it) => !isThere(it))).toEqual([]);
  });

  test("shows each guarantee by a test", () => {
    const [, section = ""] = read("SECURITY.md").split("## What is guaranteed");
    const guarantees = [...section.split("\n## ")[0]!.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]
      .map(([, guarantee = "", , shownBy = ""]) => ({ guarantee, shownBy }))
      .slice(2);
    expect(guarantees.length).toBeGreaterThan(20);
    expect(guarantees.filter(({ shownBy }) => !/`test\//.test(shownBy))).toEqual([]);
  });

  test("has one row for each requirement of ASVS 5.0.0 on its first two levels", () => {
    const levels = (level: string): number => rows.filter((it) => it.level === level).length;
    expect([levels("1"), levels("2")]).toEqual([70, 183]);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(253);
  });

  test("says of each requirement whether it is met, by what, or why not", () => {
    expect(rows.filter(({ verdict }) => !["met", "not applicable", "not met"].includes(verdict))).toEqual([]);
    expect(rows.filter(({ why }) => why.length < 5)).toEqual([]);
    expect(rows.filter(({ verdict, why }) => verdict === "met" && !/[`[]/.test(why))).toEqual([]);
  });

  test("counts its verdicts right", () => {
    const count = (verdict: string): number => rows.filter((it) => it.verdict === verdict).length;
    expect(read("deploy/asvs.md")).toContain(
      `${count("met")} are met, ${count("not applicable")} do not apply, ${count("not met")} are not met`,
    );
  });
});

test("production starts no other program and takes no text for code", () => {
  const files = ["src", "dialogs"].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: "utf8" })
      // Training is a developer's command and not part of the running product.
      .filter((it) => /\.[jt]s$/.test(it) && !it.startsWith("understanding/training"))
      .map((it) => join(top, it)),
  );
  expect(files.length).toBeGreaterThan(400);
  const code = /child_process|node:vm|\beval\(|new Function\(/;
  expect(files.filter((it) => code.test(read(it)))).toEqual([]);
});

test("the list of packages has those of production, and none that only development needs", () => {
  const { stdout, status } = spawnSync("npm", ["run", "-s", "sbom"], { cwd: root, encoding: "utf8" });
  expect(status).toBe(0);
  const list = JSON.parse(stdout) as { bomFormat: string; components: { name: string; version: string }[] };
  expect(list.bomFormat).toBe("CycloneDX");
  // This includes packages that development needs as well, like nodemailer, which a plain `npm sbom --omit=dev` leaves out.
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { version?: string; dev?: boolean }>;
  };
  const locked = Object.entries(packages)
    .filter(([path, { dev }]) => path !== "" && dev !== true)
    .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, "")}@${version}`);
  const listed = list.components.map(({ name, version }) => `${name}@${version}`);
  expect(locked).toContain("nodemailer@" + (packages["node_modules/nodemailer"]?.version ?? ""));
  expect([...new Set(listed)].sort()).toEqual([...new Set(locked)].sort());
});
