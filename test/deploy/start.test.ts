import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/root";

describe("npm start", () => {
  let copy: string;
  const cacheOf = (): string => join(copy, "node_modules", ".cache");
  const says = (words: string): void =>
    writeFileSync(
      join(copy, "src", "main.ts"),
      `const words: string = ${JSON.stringify(words)};\nconsole.log(words);\n`,
    );
  const start = (): { said: string; errors: string } => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(copy, "deploy", "start", "start.js")], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"] },
    });
    return { said: stdout.trim(), errors: stderr.trim() };
  };
  const current = (): { dir: string } =>
    JSON.parse(readFileSync(join(cacheOf(), "legitka", "start", "current.json"), "utf8")) as { dir: string };

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), "legitka-start-"));
    for (const it of ["src", "node_modules"]) mkdirSync(join(copy, it));
    for (const it of ["tsx", "esbuild"])
      symlinkSync(join(root, "node_modules", it), join(copy, "node_modules", it), "dir");
    cpSync(join(root, "deploy", "start"), join(copy, "deploy", "start"), { recursive: true });
    writeFileSync(join(copy, "package-lock.json"), "{}");
  });
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  test("compiles the sources once, and runs what it has compiled from then on", () => {
    says("first");
    expect(start()).toEqual({ said: "first", errors: "" });
    const { dir } = current();
    expect(existsSync(join(dir, "main.compiled"))).toBe(true);
    writeFileSync(join(dir, "main.js"), 'console.log("what was compiled")');
    rmSync(join(dir, "main.compiled"));
    expect(start()).toEqual({ said: "what was compiled", errors: "" });
  });

  test("compiles them again when one of them has changed", () => {
    says("first");
    start();
    const before = current();
    says("second");
    expect(start()).toEqual({ said: "second", errors: "" });
    expect(current()).not.toEqual(before);
  });

  test("runs from the sources and says so where nothing can be kept", () => {
    writeFileSync(cacheOf(), "no folder");
    says("nevertheless");
    const { said, errors } = start();
    expect(said).toBe("nevertheless");
    expect(JSON.parse(errors)).toMatchObject({ code: "start.slow" });
  });
});
