import { join } from "node:path";
import type { Answers } from "../../dialogs/kit/answer";
import { answersFor, type AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import { loadAnswerFiles } from "../conversation/answers";
import { loadCatalog, type ShippedCatalog } from "../conversation/catalog";
import { loadStaffAnswerFiles, staffAnswersFor } from "../conversation/staffAnswers";
import type { StaffAnswer } from "../../dialogs/kit/staffAnswer";
import { loadReading, type Reading } from "../understanding";

/** The assistant's texts and its understanding. It is immutable, so one instance can serve several apps. */
export interface Language extends Reading {
  /** The path of `dialogs/`. */
  readonly folder: string;
  /** The texts of the release. Those that staff publish are laid over them in `createCore`. */
  readonly catalog: ShippedCatalog;
  readonly answerFiles: AnswerFiles;
  readonly answers: Answers;
  /** The answers that staff have ready to send. */
  readonly staffAnswers: readonly StaffAnswer[];
}

/** Reads `dialogs/` below the repository's root, as it applies at an institution; takes about a fifth of a second. */
export function loadLanguage(root: string, institution: Institution): Language {
  const folder = join(root, "dialogs");
  const answerFiles = loadAnswerFiles(folder);
  const staffAnswerFiles = loadStaffAnswerFiles(folder);
  return {
    folder,
    catalog: loadCatalog(folder, institution, answerFiles, staffAnswerFiles),
    answerFiles,
    staffAnswers: staffAnswersFor(staffAnswerFiles, institution),
    answers: answersFor(answerFiles, institution),
    ...loadReading(folder),
  };
}
