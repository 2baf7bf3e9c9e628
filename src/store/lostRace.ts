const freeRaces = 3;
const longestMs = 50;

/**
 * Waits a little after a compare-and-swap that somebody else won, longer each time and unlike others who lost the same race:
 * processes that all try again at once go on losing to one another. The first few races are run again at once.
 */
export async function afterLostRace(attempt: number): Promise<void> {
  if (attempt < freeRaces) return;
  const most = Math.min(longestMs, 2 ** (attempt - freeRaces));
  await new Promise((resolve) => setTimeout(resolve, Math.random() * most));
}
