import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../support/root";

/** The lines that a process doing this writes to standard error; `descriptors` limits how many files it may have open. */
function saidBy(act: string, descriptors = 1_000): { code: number | null; lines: Record<string, unknown>[] } {
  const run = [process.execPath, "--import", "tsx", join(__dirname, "child/noisy.ts"), act];
  const { status, stderr } = spawnSync("sh", ["-c", `ulimit -n ${descriptors}; exec "$@"`, "sh", ...run], {
    cwd: root,
    encoding: "utf8",
  });
  const lines = stderr.split("\n").filter((it) => it !== "");
  return { code: status, lines: lines.map((it) => JSON.parse(it) as Record<string, unknown>) };
}

describe("everything on standard error is a line of the log", () => {
  test("what libraries print, and Node's warnings", () => {
    const { code, lines } = saidBy("prints");
    expect(code).toBe(0);
    expect(lines.map(({ from, msg }) => [from, msg])).toEqual([
      ["stderr", "a library"],
      ["stderr", "says something"],
      ["node", "old"],
      ["stderr", "without an end"],
    ]);
  });

  test("the exception that ends the process", () => {
    const { code, lines } = saidBy("throws");
    expect(code).toBe(1);
    expect(lines).toMatchObject([{ level: 50, err: { message: "broken" } }]);
  });

  test("that there are no file descriptors left, once", () => {
    const { code, lines } = saidBy("opens", 60);
    expect(code).toBe(0);
    expect(lines).toMatchObject([{ level: 50, code: "process.descriptors", open: 60, most: 60 }]);
  });
});
