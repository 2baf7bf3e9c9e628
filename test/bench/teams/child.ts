export interface Served {
  readonly address: string;
  /** Closes what must be closed before the process may end. */
  readonly stop?: () => Promise<void>;
}

/**
 * Serves the bench from a bot's process: it says its address once it listens, and, whenever asked, its CPU time so far or its
 * memory. It ends with the bench, however that ends and even while still starting, for then the line between them is cut.
 */
export async function serveBench(start: () => Promise<Served>): Promise<void> {
  let stop = (): Promise<void> => Promise.resolve();
  const end = (): void => void stop().finally(() => process.exit());
  process.once("disconnect", end);
  process.once("SIGTERM", end);
  process.on("message", (asked) => process.send?.(asked === "memory" ? memory() : process.cpuUsage()));
  const served = await start();
  stop = served.stop ?? stop;
  process.send?.(served.address);
}

/** The memory of live objects where the process was started with --expose-gc; otherwise including what was not collected yet. */
function memory(): NodeJS.MemoryUsage {
  globalThis.gc?.();
  return process.memoryUsage();
}
