import { phrasesDir } from "../../src/understanding/training/files";
import { learn } from "../../src/understanding/training/learn";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { model } from "../support/understanding";

it("trained again on the phrases as they stand, the model is the one that is shipped, to the last weight", () => {
  const { taught } = loadPhrases(phrasesDir);
  const again = learn(taught, model.thresholds);
  for (const part of ["starts", "columns", "values"] as const)
    expect(Buffer.compare(bytesOf(again.weights[part]), bytesOf(model.weights[part]))).toBe(0);
  expect([...again.scales]).toEqual([...model.scales]);
  expect([...again.bias]).toEqual([...model.bias]);
  expect(Buffer.compare(bytesOf(again.rarity), bytesOf(model.rarity))).toBe(0);
  expect(again.exact).toEqual(model.exact);
});

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
