import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../root";
import { until, waitingFor } from "../waiting";

/** Runs a temporary test file; returns what Jest printed. */
async function outcomeOf(source: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "legitka-made-"));
  try {
    const made = join(dir, "made.test.ts");
    const waiting = JSON.stringify(join(root, "test", "support", "waiting.ts"));
    writeFileSync(made, `import { waitingFor } from ${waiting};\n${source}`);
    const args = ["-i", "--forceExit", "--roots", dir, "--testMatch", "**/*.test.ts"];
    const child = spawn(process.execPath, ["node_modules/.bin/jest", ...args], { cwd: root });
    let said = "";
    for (const output of [child.stdout, child.stderr]) output.on("data", (it) => (said += String(it)));
    await waitingFor("Jest to end", new Promise((resolve) => child.once("close", resolve)));
    return said;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

test("a test and a hook that run out of time say what they were waiting for", async () => {
  const said = await outcomeOf(`
    const never = new Promise(() => undefined);
    test("a", () => waitingFor("the cows to come home", never), 50);
    describe("b", () => {
      beforeAll(() => waitingFor("rain", never), 50);
      test("c", () => undefined);
    });`);
  expect(said).toMatch(/Exceeded timeout of 50 ms for a test\.\s+It was waiting for:\s+the cows to come home/);
  expect(said).toMatch(/Exceeded timeout of 50 ms for a hook\.\s+It was waiting for:\s+rain/);
  expect(said).toContain("2 failed");
});

test("a wait that has ended is not reported", async () => {
  const said = await outcomeOf(`
    test("a", async () => {
      await waitingFor("the post", Promise.resolve());
      await new Promise(() => undefined);
    }, 50);`);
  expect(said).toContain("nothing that says so");
  expect(said).not.toMatch(/waiting for:\s+the post/);
});

test("a wait ends when its condition holds", async () => {
  let asked = 0;
  await until("the third question", () => (asked += 1) === 3, 1);
  expect(asked).toBe(3);
});
