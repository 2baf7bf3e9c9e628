import { resolve } from "node:path";
import { readConfig } from "./config/config";
import { Fault } from "./foundation/fault";
import { startProduct, type Product } from "./compose/product";

/** Reads the configuration, starts the product, prints its address, and stops it cleanly when asked to. */
async function main(): Promise<void> {
  const root = resolve(__dirname, "..");
  // Heard from the first moment: the first process of a container is not ended by a signal it does not listen to.
  const running: { product?: Product } = {};
  const stop = (): void => {
    Promise.resolve(running.product?.stop())
      .then(() => process.exit(0))
      .catch(failed);
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  running.product = await startProduct(readConfig(process.env, root), root);
  process.stdout.write(`Legitka is ready at ${running.product.address}\n`);
}

function failed(cause: unknown): void {
  const told =
    cause instanceof Fault
      ? `${cause.code}: ${cause.message}\n${cause.next}\n`
      : `${String(cause instanceof Error ? cause.stack : cause)}\n`;
  process.stderr.write(told);
  process.exit(1);
}

main().catch(failed);
