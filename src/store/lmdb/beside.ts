import { guarded } from "../guarded";
import type { Store } from "../port";
import { createEngine } from "./engine";
import { openEnvironment, type EnvironmentOptions } from "./environment";
import { hasStore, nothingToRead } from "./reader";

/**
 * Works on a store beside the product that owns it: for commands that change a few records and are over. LMDB's write lock,
 * which all processes share, keeps each commit whole, and expectations hold across processes. Unlike the product's own
 * opening it takes no ownership, and takes no job from anybody.
 *
 * @throws `store.read` when there is no store
 */
export function openLmdbBeside(options: EnvironmentOptions): Store {
  if (!hasStore(options.dir)) throw nothingToRead(options.dir, undefined);
  const environment = openEnvironment(options);
  return guarded(createEngine(environment, Date.now), () => environment.close());
}
