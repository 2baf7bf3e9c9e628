import type { AnswerFiles } from "../../dialogs/kit/answersFor";
import type { Institution } from "../../dialogs/kit/institution";
import type { StaffAnswer } from "../../dialogs/kit/staffAnswer";
import type { ShippedCatalog } from "../conversation/catalog";
import type { LiveCatalog } from "../conversation/liveCatalog";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import type { ChangesDeps } from "./changes";
import { createChecks } from "./checks";
import { createTextsDesk } from "./createDesk";
import type { Exported, TextsDesk } from "./desk";
import { createEditReader, type EditReader } from "./edits";
import { exportTexts } from "./export";
import { createTextFollower, type TextFollower } from "./follow";
import { createOrigins } from "./origin";
import { createRelated } from "./related";

/** The texts of the release, and where they come from. */
export interface ShippedTexts {
  /** The path of `dialogs/`. */
  readonly folder: string;
  readonly catalog: ShippedCatalog;
  readonly answerFiles: AnswerFiles;
  readonly staffAnswers: readonly StaffAnswer[];
  readonly institution: Institution;
}

export interface TextsDeps extends ShippedTexts, Pick<ChangesDeps, "audit" | "clock" | "ids"> {
  readonly store: Store;
  /** The texts as this process says them. */
  readonly live: LiveCatalog;
  readonly log: Log;
}

export interface Texts {
  readonly desk: TextsDesk;
  readonly follower: TextFollower;
}

/** Creates everything with which staff edit texts and this process takes them over. */
export function createTexts(deps: TextsDeps): Texts {
  const { catalog: shipped, live, store, log } = deps;
  const { checks, originOf, reader } = readerOf(deps);
  const follower = createTextFollower({ store, reader, shipped, live, log });
  const exported = (): Promise<Exported> => exportedFrom(deps, reader, originOf);
  const relatedTo = createRelated(deps.answerFiles, deps.institution);
  const desk = createTextsDesk({ ...deps, shipped, checks, reader, originOf, relatedTo, follower, exported });
  return { desk, follower };
}

type ReaderDeps = ShippedTexts & Pick<TextsDeps, "log" | "clock"> & { readonly store: Pick<Store, "scan"> };

/** The published texts of a store, written into the files of the repository. */
export function exportPublished(deps: ReaderDeps) {
  const { reader, originOf } = readerOf(deps);
  return exportedFrom(deps, reader, originOf);
}

function readerOf(deps: ReaderDeps) {
  const { catalog, institution, answerFiles, staffAnswers, store, clock, log } = deps;
  const checks = createChecks(catalog, institution, clock);
  const originOf = createOrigins(answerFiles, staffAnswers, institution);
  return { checks, originOf, reader: createEditReader({ store, checks, originOf, log }) };
}

const exportedFrom = async (
  { folder }: ShippedTexts,
  reader: EditReader,
  originOf: ReturnType<typeof createOrigins>,
): Promise<Exported> => exportTexts(folder, reader.inUse(await reader.all()), originOf);
