import { resolve } from "node:path";
import { trust } from "../clock/records";
import { readConfig } from "../config/config";
import { closing, print, runCommand } from "../maintenance/command";
import { openBeside } from "../maintenance/engines";

/**
 * For the operator, while the product doubts its clock although it is right; with the product's environment: `npm run -s
 * clock:trust` prints what the clock of the store shows, and makes every process use it within a minute.
 */
async function main(): Promise<number> {
  await closing(await openBeside(readConfig(process.env, resolve(__dirname, "../.."))), async (store) => {
    // This process has just started, so it has seen no jump: its time is what the clock shows.
    const shown = store.now();
    await trust(store, shown);
    await print(`The clock shows ${new Date(shown).toISOString()}; it is trusted within a minute.\n`);
  });
  return 0;
}

runCommand(main);
