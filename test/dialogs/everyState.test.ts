import { catalogAt, scriptAt } from "../conversation/people";
import { institutionOf } from "../support/institution";
import { testAdaptiveCards } from "./everyState/adaptiveCards";
import { listening, testKeys } from "./everyState/keys";
import { saidAnywhere, testRules } from "./everyState/rules";
import { testWalk } from "./everyState/walk";
import { walkAll } from "./everyState/walker";

// Each institution is walked once, and all the tests below use that walk.
const asked = new Set<string>();
const places = {
  "at Opole, under the rules it publishes": institutionOf("opole"),
  "at an invented university, under the act of 2025": institutionOf("example"),
};

describe.each(Object.entries(places))("%s:", (_, institution) => {
  const here = new Set<string>();
  const catalog = catalogAt(institution);
  const walked = walkAll(listening(catalog, here), scriptAt(institution));
  for (const key of here) asked.add(key);

  testWalk(walked);
  testRules(walked, here, catalog, institution);
  testAdaptiveCards(walked.views);
});

testKeys(asked);

test("at Opole, once it follows the act of 2025, no text asks for a plastic card either", () => {
  const opole = institutionOf("opole", (yaml) => yaml.replace("rules: published2024", "rules: act2025"));
  expect(saidAnywhere(catalogAt(opole), opole)).toEqual([]);
});
