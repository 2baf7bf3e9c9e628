import { institutions } from "../../support/institution";
import { differences } from "./align";
import { accepted, walksOf, type Walks } from "./golden";
import { journeys } from "./students";
import { goldenOf, unequal } from "./transcript";

describe.each(journeys)("what $name sees", (journey) => {
  let walks: Walks;
  beforeAll(async () => {
    walks = await walksOf(journey);
  });

  test("is what was read and accepted", () => {
    const changes = differences(accepted(journey), goldenOf(journey, walks));
    const { name } = journey;
    if (changes !== "")
      throw new Error(
        `${name} sees something else now:\n${changes}\n\nTo read it in sentences: npm run transcripts -- ${name.toLowerCase()}\nTo accept it: npm run transcripts -- accept ${name.toLowerCase()}`,
      );
  });

  test.each(institutions)("is the same in every language at %s", (at) => {
    expect(unequal(walks[at])).toEqual([]);
  });
});
