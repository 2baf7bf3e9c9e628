import { calibrate } from "../../src/understanding/training/calibrate";
import { phrasesDir, questionsDir, repliesDir } from "../../src/understanding/training/files";
import { learn } from "../../src/understanding/training/learn";
import { loadPhrases } from "../../src/understanding/training/phrases";
import { calibrateQuestions, learnQuestions } from "../../src/understanding/training/learnQuestions";
import { loadQuestions } from "../../src/understanding/training/questionLines";
import { calibrateReplies, learnReplies } from "../../src/understanding/training/learnReplies";
import { loadReplies } from "../../src/understanding/training/replyLines";
import { model, questionModel, replyModel } from "../support/understanding";

const { taught } = loadPhrases(phrasesDir);

test("training on the current phrases gives exactly the model that is shipped, to the last weight", () => {
  const again = learn(taught, model.thresholds);
  expect(Buffer.compare(bytesOf(again.weights), bytesOf(model.weights))).toBe(0);
  expect([...again.scales]).toEqual([...model.scales]);
  expect([...again.bias]).toEqual([...model.bias]);
  expect(Buffer.compare(bytesOf(again.rarity), bytesOf(model.rarity))).toBe(0);
  expect(again.exact).toEqual(model.exact);
});

test("training also gives the shipped model of replies, with the thresholds that the held-back voices give", () => {
  const { taught: replies } = loadReplies(repliesDir);
  const again = learnReplies(replies, model);
  expect(Buffer.compare(bytesOf(again.weights), bytesOf(replyModel.weights))).toBe(0);
  expect([...again.scales]).toEqual([...replyModel.scales]);
  expect(calibrateReplies(replies, model)).toEqual(replyModel.thresholds);
});

test("training also gives the shipped model of small questions, with its thresholds", () => {
  const { taught: lines } = loadQuestions(questionsDir);
  const again = learnQuestions(lines, taught, model);
  expect(Buffer.compare(bytesOf(again.weights), bytesOf(questionModel.weights))).toBe(0);
  expect([...again.scales]).toEqual([...questionModel.scales]);
  expect(calibrateQuestions(lines, taught, loadReplies(repliesDir).taught, model)).toEqual(questionModel.thresholds);
});

test("the thresholds of the model are those that voices held back from a separate training give", () => {
  expect(calibrate(taught)).toEqual(model.thresholds);
});

const bytesOf = ({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
