import { join } from "node:path";
import type { Answers } from "../../dialogs/kit/answer";
import { answersFor, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import { loadAnswerFiles } from "../conversation/answers";
import { loadCatalog, type ShippedCatalog } from "../conversation/catalog";
import {
  createInterpretation,
  createQuestionReading,
  createReplyReading,
  readModel,
  readQuestionModel,
  readReplyModel,
  type Intent,
  type ReplyReading,
  type Understood,
} from "../understanding";

/** The assistant's texts and its understanding. It is immutable, so one instance can serve several apps. */
export interface Language {
  /** The path of `dialogs/`. */
  readonly folder: string;
  /** The texts of the release. Those that staff publish are laid over them in `createCore`. */
  readonly catalog: ShippedCatalog;
  readonly answerFiles: AnswerFiles;
  readonly answers: Answers;
  /** Classifies a text; never throws. */
  readonly understand: (text: string) => Understood<Intent>;
  readonly readReply: ReplyReading;
}

/** Reads `dialogs/` below the repository's root, as it applies at an institution; takes about a fifth of a second. */
export function loadLanguage(root: string, institution: Institution): Language {
  const folder = join(root, "dialogs");
  const answerFiles = loadAnswerFiles(folder);
  const model = readModel(join(folder, "phrases", "model.bin.gz"));
  const replies = readReplyModel(join(folder, "replies", "model.bin.gz"));
  const readQuestion = createQuestionReading(readQuestionModel(join(folder, "questions", "model.bin.gz")), model);
  return {
    folder,
    catalog: loadCatalog(folder, institution, answerFiles),
    answerFiles,
    answers: answersFor(answerFiles, institution),
    understand: createInterpretation(model, readQuestion),
    readReply: createReplyReading(replies, model),
  };
}
