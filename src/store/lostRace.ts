import { Fault } from "../foundation/fault";

const freeRaces = 3;
const longestMs = 50;
/** After so many lost races in a row somebody is told instead. */
export const mostRaces = 30;

/** What a try answers whose commit found that somebody else had written meanwhile. */
export const lost = Symbol("a lost race");

/**
 * Compare and swap, as often as it takes: `once` reads, decides and commits on condition that what it read still stands, or
 * answers `lost` and is run again on the fresh state, after a pause that keeps a busy writer from winning for ever.
 *
 * @returns what the try answered that was not lost
 * @throws what `contended` says, when `most` tries in a row were lost (30 when left out)
 */
export async function untilWon<T>(
  once: () => Promise<T | typeof lost>,
  contended: ConstructorParameters<typeof Fault>[0],
  most = mostRaces,
): Promise<T> {
  for (let attempt = 0; attempt < most; attempt++) {
    const result = await once();
    if (result !== lost) return result;
    await afterLostRace(attempt);
  }
  throw new Fault(contended);
}

/**
 * Waits a little after a compare-and-swap that somebody else won, longer each time and unlike others who lost the same race:
 * processes that all try again at once go on losing to one another. The first few races are run again at once.
 */
export async function afterLostRace(attempt: number): Promise<void> {
  if (attempt < freeRaces) return;
  const longest = Math.min(longestMs, 2 ** (attempt - freeRaces));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
}
