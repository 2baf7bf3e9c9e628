import { join } from "node:path";
import { loadCatalog, type Catalog } from "../conversation/catalog";
import {
  createQuestionReading,
  createReplyReading,
  createUnderstanding,
  readModel,
  readQuestionModel,
  readReplyModel,
  type QuestionReading,
  type ReplyReading,
  type Understanding,
} from "../understanding";

/** What the assistant says and understands. It is immutable, so one instance can serve several apps. */
export interface Language {
  readonly catalog: Catalog;
  readonly understand: Understanding;
  readonly readReply: ReplyReading;
  readonly readQuestion: QuestionReading;
}

/**
 * Reads `dialogs/` below the repository's root; takes about a fifth of a second.
 *
 * @param timeZone IANA name of the time zone in which times are displayed
 */
export function loadLanguage(root: string, timeZone: string): Language {
  const model = readModel(join(root, "dialogs", "phrases", "model.bin.gz"));
  const replies = readReplyModel(join(root, "dialogs", "replies", "model.bin.gz"));
  const questions = readQuestionModel(join(root, "dialogs", "questions", "model.bin.gz"));
  return {
    catalog: loadCatalog(join(root, "dialogs", "locales"), timeZone),
    understand: createUnderstanding(model),
    readReply: createReplyReading(replies, model),
    readQuestion: createQuestionReading(questions, model),
  };
}
