import { Fault } from "../foundation/fault";
import type { Dumped, Loader } from "../store/dump";
import { checkBackup, readBackup, type Backup } from "./backupFile";
import type { RestoreRules } from "./restoreRules";

const batch = 500;

export interface Restored extends Backup {
  /** How many records and jobs were written to the store. */
  readonly loaded: { readonly records: number; readonly jobs: number };
}

/**
 * Fills an empty store from a backup file.
 *
 * @param rules if missing, everything is restored as it was
 * @param identities private keys of age, for an encrypted file
 * @throws `backup.torn`, `backup.unknown`, `backup.sealed`, `restore.other`, `restore.notEmpty`, all before anything is written
 */
export async function restoreBackup(
  file: string,
  loader: Loader,
  institution: string,
  rules?: RestoreRules,
  identities: readonly string[] = [],
): Promise<Restored> {
  const backup = await checkBackup(file, identities);
  if (backup.header.institution !== institution) throw other(file, backup.header.institution, institution);
  if (!(await loader.isEmpty())) throw notEmpty();
  const loaded = { records: 0, jobs: 0 };
  let waiting: Dumped[] = [];
  for await (const it of readBackup(file, identities)) {
    const items = rules ? rules.apply(it) : [it];
    for (const one of items) loaded[`${one.kind}s`] += 1;
    waiting.push(...items);
    if (waiting.length < batch) continue;
    await loader.load(waiting);
    waiting = [];
  }
  await loader.load(waiting);
  await loader.finish();
  return { ...backup, loaded };
}

const notEmpty = () =>
  new Fault({
    code: "restore.notEmpty",
    message: "The store holds something already.",
    next: "Stop the product and give it an empty DATA_DIR or another REDIS_PREFIX; a restore never overwrites. What an earlier restore left half done, delete.",
  });

const other = (file: string, theirs: string, ours: string) =>
  new Fault({
    code: "restore.other",
    message: `${file} is of the institution ${theirs}, and INSTITUTION is ${ours}.`,
    next: "Set INSTITUTION to the one whose backup it is.",
  });
