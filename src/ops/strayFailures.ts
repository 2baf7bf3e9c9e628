import type { Log } from "./log";

export interface StrayFailureDeps {
  readonly log: Pick<Log, "error">;
  readonly count: () => void;
}

/**
 * Prevents an exception in a promise that nobody awaits, mostly in a library, from ending the process and with it all other
 * requests. It is logged once and counted. Stored data stays consistent, because data is only stored by whole commits. An
 * exception outside a promise still ends the process, because the interrupted code may have left an inconsistent state.
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
