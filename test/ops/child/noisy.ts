import { openSync } from "node:fs";
import { watchDescriptors } from "../../../src/ops/descriptors";
import { createLog } from "../../../src/ops/log";
import { logStandardError } from "../../../src/ops/standardError";

/** A process that does what its argument says, with the log of the product. */
const log = createLog("info");
logStandardError(log);
const acts: Record<string, () => void> = {
  prints() {
    // eslint-disable-next-line no-console -- what libraries print is what is tested
    console.error("a library\nsays %s", "something");
    process.stderr.write("without an end");
    process.emitWarning("old", "DeprecationWarning");
  },
  throws() {
    setImmediate(() => {
      throw new Error("broken");
    });
  },
  opens() {
    let counted = 0;
    watchDescriptors({
      log,
      count: () => (counted += 1),
      everyMs: 20,
    });
    setInterval(() => counted > 1 && process.exit(0), 20);
    try {
      for (;;) openSync("/dev/null", "r");
    } catch {
      // From here on no file descriptors are left.
    }
  },
};
acts[process.argv[2] ?? ""]?.();
