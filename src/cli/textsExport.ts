import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { loadAnswerFiles } from "../conversation/answers";
import { loadCatalog } from "../conversation/catalog";
import { loadStaffAnswerFiles, staffAnswersFor } from "../conversation/staffAnswers";
import { readConfig } from "../config/config";
import { closing, log, print, runCommand } from "../maintenance/command";
import { openReader } from "../maintenance/engines";
import { exportPublished } from "../texts";

/**
 * For people who keep the repository; may be run while the product is running, with the product's environment:
 * - `npm run -s texts:export > texts.patch` prints the texts that staff have published, as a patch of the locales and answers for
 *   `git apply`. A patch fits even if the repository has moved on elsewhere in these files, and says so where it does not fit.
 * - `npm run -s texts:export -- --to DIR` writes the complete files below DIR instead.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { to: { type: "string" } } });
  const root = resolve(__dirname, "../..");
  const config = readConfig(process.env, root);
  const { institution } = config;
  const folder = join(root, "dialogs");
  const answerFiles = loadAnswerFiles(folder);
  const catalog = loadCatalog(folder, institution, answerFiles);
  const staffAnswers = staffAnswersFor(loadStaffAnswerFiles(folder), institution);
  const { files, patch, unplaced } = await closing(await openReader(config), (store) =>
    exportPublished({ folder, catalog, answerFiles, staffAnswers, institution, store, clock: Date.now, log }),
  );
  if (values.to === undefined) await print(patch);
  else
    for (const { path, yaml } of files) {
      const file = join(values.to, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, yaml);
    }
  for (const it of unplaced) log.warn({ text: it }, "the file of this text is not here: copy the text by hand");
  return unplaced.length === 0 ? 0 : 1;
}

runCommand(main);
