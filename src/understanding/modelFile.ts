import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import { meanings } from "./intents";
import type { Model } from "./model";
import { readWeights, writeWeights } from "./weightsFile";

const header = z.object({
  meanings: z.array(z.enum(meanings)),
  languages: z.array(z.enum(languages)),
  exact: z.partialRecord(z.enum(meanings), z.array(z.string())),
  thresholds: z.strictObject({
    sure: z.record(z.enum(languages), z.number()),
    costly: z.number(),
    likely: z.number(),
    language: z.number(),
  }),
});

export function writeModel(file: string, model: Model): void {
  const { exact, thresholds } = model;
  const byMeaning = Object.fromEntries(
    meanings.map((meaning) => [meaning, [...exact].filter(([, it]) => it === meaning).map(([text]) => text)]),
  );
  const head = { meanings: model.meanings, languages: model.languages, thresholds, exact: byMeaning };
  writeWeights(file, head, model);
}

/**
 * Reads the model that `writeModel` wrote.
 *
 * @throws an error that names the file and the command to run if the file was not made by this version
 */
export function readModel(file: string): Model {
  const { head, weights } = readWeights(file, header, (it) => it.meanings.length + it.languages.length);
  return {
    ...weights,
    meanings: head.meanings,
    languages: head.languages,
    thresholds: head.thresholds,
    exact: new Map(meanings.flatMap((it) => (head.exact[it] ?? []).map((text) => [text, it] as const))),
  };
}
