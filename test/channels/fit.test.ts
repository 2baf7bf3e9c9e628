import fc from "fast-check";
import type { View } from "../../dialogs/kit/view";
import { fit } from "../../src/channels/fit";
import { aView } from "../support/views";

const size = (view: View): number => Buffer.byteLength(JSON.stringify(view));

test("a view that fits stays as it is", () => {
  const view = aView({ title: "A", paragraphs: ["b"] });
  expect(fit(view, size, 500)).toEqual([view]);
});

test("whatever the text, every part fits, nothing is lost, and buttons and fields come once, with the last part", () => {
  const view = fc.record({
    title: fc.string({ maxLength: 30 }),
    paragraphs: fc.array(fc.string({ unit: "grapheme", maxLength: 3_000 }), { maxLength: 12 }),
    facts: fc.array(fc.record({ name: fc.string({ maxLength: 60 }), value: fc.string({ maxLength: 60 }) }), {
      maxLength: 30,
    }),
  });
  const buttons = [{ label: "Dalej", button: "c/a/1/b/next/at" }];
  const image = { name: "welcome", alt: "x" };
  fc.assert(
    fc.property(view, (it) => {
      const parts = fit(aView({ ...it, buttons, image }), size, 4_000);
      for (const part of parts) expect(size(part)).toBeLessThanOrEqual(4_000);
      const words = (texts: readonly string[]): string => texts.join("").replace(/\s/g, "");
      expect(words(parts.flatMap(({ paragraphs }) => paragraphs))).toBe(words(it.paragraphs));
      expect(parts.flatMap(({ facts }) => facts)).toEqual(it.facts);
      expect(parts.map((part) => part.buttons.length)).toEqual(parts.map((_, at) => (at === parts.length - 1 ? 1 : 0)));
      expect(parts.filter((part) => part.title !== undefined).length).toBe(1);
      expect(parts.filter((part) => part.image !== undefined).length).toBe(1);
    }),
    { numRuns: 200 },
  );
});

test("an emoji is never cut in half", () => {
  const parts = fit(aView({ paragraphs: ["😀".repeat(2_000)] }), size, 2_000);
  expect(parts.length).toBeGreaterThan(2);
  for (const { paragraphs } of parts) expect(paragraphs.join("")).toMatch(/^(😀)*$/u);
});
