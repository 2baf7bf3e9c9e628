import { resolve } from "node:path";
import { readConfig } from "../config/config";
import { missedRecord } from "../conversation/missed";
import { print, runCommand } from "../maintenance/command";
import { openReader } from "../maintenance/engines";
import { grouped } from "../understanding/missed";

/**
 * For people who add phrases; may be run while the product is running, with the product's environment: `npm run -s
 * understanding:missed` prints the stored messages that were not understood, masked (`KEEP_MISSED_DAYS`), grouped by language and
 * by best guess, the most frequent ones first.
 */
async function main(): Promise<number> {
  const store = await openReader(readConfig(process.env, resolve(__dirname, "../..")));
  try {
    const all = [];
    for await (const stored of store.scan("missed")) all.push(missedRecord.read(stored));
    for (const line of grouped(all)) await print(`${line}\n`);
  } finally {
    await store.close();
  }
  return 0;
}

runCommand(main);
