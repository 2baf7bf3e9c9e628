import { resolve } from "node:path";
import { readConfig } from "../config/config";
import { print, runCommand } from "../maintenance/command";
import { verifyConfigured } from "../maintenance/engines";

/**
 * For the operator: `npm run -s store:check` reads the whole file of the embedded store and says what it contains, or where it is
 * damaged and what to do; with the product's environment, whether the product is running or not.
 */
async function main(): Promise<number> {
  const config = readConfig(process.env, resolve(__dirname, "../.."));
  if (config.redis) {
    await print("The store is Redis, which looks after its own files; there is nothing to check here.\n");
    return 0;
  }
  const found = await verifyConfigured(config);
  if (!found) {
    await print(
      "The store holds nothing yet: the product was interrupted while it made it, and makes it at its next start.\n",
    );
    return 0;
  }
  const { records = 0, jobs = 0 } = found.rows;
  const megabytes = (found.bytes / 1e6).toFixed(1);
  await print(`The store is whole: ${records} records and ${jobs} jobs in ${megabytes} MB.\n`);
  if (found.withoutSum > 0)
    await print(
      `${found.withoutSum} of its rows are of a version that wrote no checksums; only their place was checked.\n`,
    );
  return 0;
}

runCommand(main);
