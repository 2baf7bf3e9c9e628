import { resolve } from "node:path";
import { readConfig, settings } from "./config/config";
import { misspelt } from "./config/misspelt";
import { Fault } from "./foundation/fault";
import { startProduct, type Product } from "./compose/product";
import { createLog } from "./ops/log";
import { logStandardError } from "./ops/standardError";

/** This log must also work if the configuration, which contains the log level, cannot be read. */
const log = createLog("info");
logStandardError(log);

/** Reads the configuration, starts the product, prints its address, and stops it cleanly on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const root = resolve(__dirname, "..");
  // Signals are handled from the very start, because the first process of a container ignores a signal for which it has no
  // handler.
  const running: { product?: Product } = {};
  const stop = (): void => {
    Promise.resolve(running.product?.stop())
      .then(() => process.exit(0))
      .catch(failed);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  for (const { name, meant } of misspelt(process.env, settings))
    log.warn({ code: "config.misspelt", name }, `${name} is no setting and does nothing; was ${meant} meant?`);
  running.product = await startProduct(readConfig(process.env, root), root);
  process.stdout.write(`Legitka is ready at ${running.product.address}\n`);
}

function failed(cause: unknown): void {
  if (cause instanceof Fault) log.error({ code: cause.code, next: cause.next }, cause.message);
  else log.error({ err: cause }, "the program ends");
  process.exit(1);
}

main().catch(failed);
