import { join } from "node:path";
import { z } from "zod";
import { languages, type Lang } from "../../../dialogs/kit/text";
import { asked, type Asked } from "../questions";
import { checked, splitByVoice } from "./writers";

/** A text that somebody types, and the small question that it asks. */
export interface QuestionLine {
  readonly text: string;
  readonly asked: Asked;
  /** A second question that is equally right. */
  readonly also?: Asked;
  readonly lang: Lang;
  /** The writer of the line; see `dialogs/questions/writers.yaml`. */
  readonly voice: string;
}

export interface QuestionLines {
  /** The lines to train on. */
  readonly taught: readonly QuestionLine[];
  /** The lines of voices that are never trained on: the test set. */
  readonly held: readonly QuestionLine[];
}

const name = z.enum(asked);
const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: name })]);
/** By question, then by voice. */
const linesFile = z.partialRecord(name, z.record(z.string(), z.array(line).min(1)));

/**
 * Reads `<lang>.yaml` and `writers.yaml` of a folder.
 *
 * @throws an error that names the file and what to change if a file is missing or has an unknown question or voice
 */
export function loadQuestions(dir: string): QuestionLines {
  return splitByVoice(
    dir,
    languages.flatMap((lang) => linesIn(join(dir, `${lang}.yaml`), lang)),
  );
}

const linesIn = (file: string, lang: Lang): QuestionLine[] =>
  Object.entries(checked(file, linesFile)).flatMap(([it, byVoice]) =>
    Object.entries(byVoice).flatMap(([voice, lines]) =>
      lines.map((each) => ({
        asked: name.parse(it),
        lang,
        voice,
        ...(typeof each === "string" ? { text: each } : each),
      })),
    ),
  );
