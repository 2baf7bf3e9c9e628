import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { redactPesel } from "../../src/foundation/redact";
import { redactCode } from "../../src/foundation/redactCode";
import { redactToken } from "../../src/foundation/redactToken";
import cases from "../privacy/maskCases.json";
import { root } from "../support/root";

const redact = (text: string): string => redactCode(redactPesel(redactToken(text)));

test("nothing is covered in texts of students that contain no secret number", () => {
  const lines = ["phrases", "replies", "questions"].flatMap((folder) =>
    readdirSync(join(root, "dialogs", folder), { recursive: true, encoding: "utf8" })
      .filter((it) => it.endsWith(".yaml"))
      .flatMap((it) => readFileSync(join(root, "dialogs", folder, it), "utf8").split("\n")),
  );
  expect(lines.length).toBeGreaterThan(30_000);
  expect(lines.filter((it) => redact(it) !== it)).toEqual([]);
});

test("of messages with numbers, only PESELs and codes are covered", () => {
  const lost = cases.flatMap(({ text, mustStay }) =>
    mustStay.filter((it) => text.includes(it) && !redact(text).includes(it)),
  );
  expect(lost).toEqual([]);
  const changed = cases.filter(({ text }) => redact(text) !== text);
  expect(changed.length).toBeGreaterThan(10);
  expect(changed.filter(({ text, mustGo }) => mustGo.every((it) => redact(text).includes(it)))).toEqual([]);
});
