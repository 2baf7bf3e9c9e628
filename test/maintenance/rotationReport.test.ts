import { rotationReport } from "../../src/maintenance/rotationReport";

test("a key that waiting jobs need is reported as needed until they are done", () => {
  const uses = new Map([
    ["k2", { opens: { accounts: 3 }, audit: { entries: 2, newest: "2026-11-01T00:00:00Z" } }],
    ["k1", { opens: { revocations: 1 }, audit: { entries: 0, newest: "" } }],
  ]);
  const { lines, isDone } = rotationReport({
    names: ["k2", "k1", "k0"],
    uses,
    auditMs: 0,
    resealed: {
      done: {},
      contended: {},
    },
  });
  expect(isDone).toBe(false);
  expect(lines[1]).toContain("k1 is still needed: 1 revocations");
  expect(lines.join("\n")).not.toContain("remove k1");
  expect(lines).toContain("you may now remove k0");
});
