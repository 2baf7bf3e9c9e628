import Sequencer from "@jest/test-sequencer";
import type { Test } from "@jest/test-result";
import { join } from "node:path";

/** Begun first, so that no long one goes on alone at the end; on a fresh clone nobody has measured yet which those are. */
const first = [
  "faults/scenarios",
  "faults/killNine",
  "browser/teams/playground",
  "browser/journey",
  "browser/teams/journey",
  "deploy/dockerfile",
  "channels/slack/secrets",
  "channels/web/page",
  "store/redisFaults",
  "orders/revoke",
  "orders/crash",
].map((name) => join("test", `${name}.test.ts`));

const placeOf = ({ path }: Test): number => {
  const place = first.findIndex((it) => path.endsWith(it));
  return place < 0 ? first.length : place;
};

export default class LongestFirst extends Sequencer {
  override async sort(tests: Test[]): Promise<Test[]> {
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => placeOf(one) - placeOf(other));
  }
}
