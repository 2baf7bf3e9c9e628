import { join } from "node:path";
import { languages } from "../../../dialogs/kit/text";
import { told, type Told } from "../reports";
import { linesByLabel } from "./linesByLabel";
import type { ReplyLine } from "./replyLines";
import { splitByVoice } from "./writers";

/** A text that somebody types in a walkthrough, and the milestone that it reports. */
export interface ReportLine {
  readonly text: string;
  readonly tells: Told;
  /** The writer of the line; see `dialogs/reports/writers.yaml` and `dialogs/replies/writers.yaml`. */
  readonly voice: string;
}

export interface ReportLines {
  /** The lines to train on. */
  readonly taught: readonly ReportLine[];
  /** The lines of voices that are never trained on: the test set. */
  readonly held: readonly ReportLine[];
}

/**
 * Reads `<lang>.yaml` and `writers.yaml` of a folder, and adds the replies in a walkthrough. A reply that asks or complains reports nothing
 * that could lead on.
 *
 * @throws an error that names the file and what to change if a file is missing or has an unknown milestone or voice
 */
export function loadReports(
  dir: string,
  replies: { readonly [K in keyof ReportLines]: readonly ReplyLine[] },
): ReportLines {
  const own = languages.flatMap((lang) =>
    linesByLabel(join(dir, `${lang}.yaml`), told).map(({ text, label, voice }) => ({ text, tells: label, voice })),
  );
  const { taught, held } = splitByVoice(dir, own);
  return { taught: [...taught, ...reportsAmong(replies.taught)], held: [...held, ...reportsAmong(replies.held)] };
}

const reportsAmong = (replies: readonly ReplyLine[]): ReportLine[] =>
  replies
    .filter(({ situation }) => situation === "step" || situation === "help")
    .map(({ text, tells, voice }) => ({ text, tells: tells ?? "none", voice }));
