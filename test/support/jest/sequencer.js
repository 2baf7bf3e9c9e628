const { default: Sequencer } = require("@jest/test-sequencer");
const { join } = require("node:path");

/** Begun first, so that no long one goes on alone at the end; on a fresh clone nobody has measured yet which those are. */
const first = [
  "faults/scenarios",
  "faults/killNine",
  "dialogs/everyState",
  "understanding/training",
  "conversation/everyPhrase",
  "patterns",
  "channels/slack/secrets",
  "deploy/dockerfile",
  // Not beside the fault runs, whose many processes leave a browser little.
  "browser/teams/playground",
  "browser/journey",
  "channels/web/page",
  "browser/teams/journey",
  "store/redis",
  "store/redisFaults",
  "orders/revoke",
  "orders/crash",
].map((name) => join("test", `${name}.test.ts`));

const placeOf = ({ path }) => {
  const place = first.findIndex((it) => path.endsWith(it));
  return place < 0 ? first.length : place;
};

module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((one, other) => placeOf(one) - placeOf(other));
  }
};
