import { checkCommit, checkNames } from "./commitRules";
import { storeClosed } from "./faults";
import type { Store } from "./port";
import type { RecentFaults } from "./recentFaults";

/** An engine's operations. Names and commits have been checked before they reach it. */
export type Engine = Omit<Store, "close">;

export interface GuardedOptions {
  /** Remembers failures, for an engine whose `check` may succeed while real work fails. */
  readonly faults?: RecentFaults;
  /** Throws when the engine must not be used any more. */
  readonly refuse?: () => void;
}

/**
 * Turns an engine into a store: invalid names and commits are refused before they reach the engine, and every call is refused
 * after `close`.
 */
export function guarded(engine: Engine, close: () => Promise<void>, { faults, refuse }: GuardedOptions = {}): Store {
  let closing: Promise<void> | undefined;
  const guard = (): void => {
    if (closing) throw storeClosed();
    refuse?.();
  };
  const noted = (cause: unknown): never => {
    faults?.note(cause);
    throw cause;
  };
  /**
   * Calls the engine synchronously, so that it sees the values as they are now. Faults, from here and from the engine, become
   * rejections.
   */
  const open = async <T>(act: () => Promise<T>): Promise<T> => {
    guard();
    return act().catch(noted);
  };

  return {
    isShared: engine.isShared,
    now: () => engine.now(),
    get: (key) =>
      open(() => {
        checkNames(key.id === undefined ? [key.kind, key.partition] : [key.kind, key.partition, key.id]);
        return engine.get(key);
      }),
    commit: (commit) =>
      open(() => {
        checkCommit(commit);
        return engine.commit(commit);
      }),
    claim: (queue, limit, leaseMs) => open(() => engine.claim(queue, limit, leaseMs)),
    renew: (job, leaseMs) => open(() => engine.renew(job, leaseMs)),
    holds: (job) => open(() => engine.holds(job)),
    untilDue: (queue) => open(() => engine.untilDue(queue)),
    async *scan(kind, partition) {
      guard();
      try {
        for await (const stored of engine.scan(kind, partition)) {
          yield stored;
          guard();
        }
      } catch (cause) {
        noted(cause);
      }
    },
    depth: (queue) => open(() => engine.depth(queue)),
    check: async () => {
      guard();
      await engine.check();
      const fault = faults?.standing();
      if (fault) throw fault;
    },
    close: () => (closing ??= close()),
  };
}
