import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root";
import { elsewhere, saidThemselves } from "./elsewhere";

const runsElsewhere = (file: string): boolean => new RegExp(elsewhere).test(file);

/** The places of a test's source at which it leaves the choice of the university to the run. Options that are handed on are looked at where they are made. */
const leftOpen = (source: string): string[] =>
  source.match(
    /\b(?:institutionOf|statusesAt|accountId|usosWords)\(\)|\bopen\w*World\((?![^;]*\b(?:at|options)\b)[^;]*;/g,
  ) ?? [];

test.each(saidThemselves)("%s says itself at which university everything happens, so it runs once", (name) => {
  const file = `test/${name}.test.ts`;
  expect(leftOpen(readFileSync(join(root, file), "utf8"))).toEqual([]);
  expect(runsElsewhere(file)).toBe(false);
});

test.each([
  "await openWorld();",
  "world = await openSlackWorld({ readyAfterMs: 60_000 });",
  "const it = institutionOf();",
])("«%s» leaves it open", (source) => {
  expect(leftOpen(source)).toHaveLength(1);
});

test("tests of all that people experience run at the other university too, and those of phrases and letters do not", () => {
  expect(
    ["test/orders/revoke.test.ts", "test/conversation/replies.test.ts", "test/tickets/desk.test.ts"].filter(
      runsElsewhere,
    ),
  ).toHaveLength(3);
  expect(
    ["test/conversation/everyPhrase.test.ts", "test/tickets/mail/sender.test.ts", "test/store/redis.test.ts"].filter(
      runsElsewhere,
    ),
  ).toEqual([]);
});
