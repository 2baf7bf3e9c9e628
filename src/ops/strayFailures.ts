import type { Log } from "./log";

export interface StrayFailureDeps {
  readonly log: Pick<Log, "error">;
  readonly count: () => void;
}

/**
 * Keeps an exception in a promise that nobody awaits, mostly in a library, from ending the process and with it everybody
 * else's requests. It is logged once and counted. What is stored is safe, because nothing is stored but by whole commits.
 * An exception outside of any promise still ends the process: what it has interrupted may not be in order.
 * @returns a function that ends this
 */
export function watchStrayFailures({ log, count }: StrayFailureDeps): () => void {
  const onRejection = (err: unknown): void => {
    count();
    log.error({ err }, "something failed that nothing was waiting for");
  };
  process.on("unhandledRejection", onRejection);
  return () => void process.off("unhandledRejection", onRejection);
}
