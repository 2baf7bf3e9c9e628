import { Fault } from "../foundation/fault";

const freeRaces = 3;
const longestMs = 50;
/** How many races in a row may be lost before the caller gets a fault. */
export const mostRaces = 30;

/** The result of an attempt whose commit failed because somebody else had written meanwhile. */
export const lost = Symbol("a lost race");

/**
 * Compare and swap, repeated until it succeeds. `once` reads, decides and commits on the condition that what it read is
 * unchanged; if it returns `lost`, it runs again on the fresh state, after a pause that keeps a busy writer from always winning.
 *
 * @returns the result of the first attempt that was not lost
 * @throws a `Fault` created from `contended`, when `most` attempts in a row were lost (30 by default)
 */
export async function retryOnConflict<T>(
  once: () => Promise<T | typeof lost>,
  contended: ConstructorParameters<typeof Fault>[0],
  most = mostRaces,
): Promise<T> {
  const result = await untilWon(once, most);
  if (result === lost) throw new Fault(contended);
  return result;
}

/** Like `retryOnConflict`, for work that must not be given up: it resolves to `lost` only if a limit is given. */
export async function untilWon<T>(once: () => Promise<T | typeof lost>): Promise<T>;
export async function untilWon<T>(once: () => Promise<T | typeof lost>, most: number): Promise<T | typeof lost>;
export async function untilWon<T>(
  once: () => Promise<T | typeof lost>,
  most = Number.POSITIVE_INFINITY,
): Promise<T | typeof lost> {
  for (let attempt = 0; attempt < most; attempt++) {
    const result = await once();
    if (result !== lost) return result;
    await afterLostRace(attempt);
  }
  return lost;
}

/**
 * Waits after a lost compare-and-swap: each time longer, and for a random time, because processes that all retry at once would
 * keep losing to one another. After the first few losses there is no wait.
 */
async function afterLostRace(attempt: number): Promise<void> {
  if (attempt < freeRaces) return;
  const longest = Math.min(longestMs, 2 ** (attempt - freeRaces));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
