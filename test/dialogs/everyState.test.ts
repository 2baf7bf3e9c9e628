import { catalog } from "../conversation/people";
import { testAdaptiveCards } from "./everyState/adaptiveCards";
import { listening, testKeys } from "./everyState/keys";
import { testWalk } from "./everyState/walk";
import { walkAll } from "./everyState/walker";

// Walked once for all that is asked of it.
const asked = new Set<string>();
const walked = walkAll(listening(catalog, asked));

testWalk(walked);
testKeys(asked);
testAdaptiveCards(walked.views);
