import { Fault } from "../foundation/fault";

/**
 * How long a start retries. At that time the process itself is busy, and so is Redis when many processes start at once, but
 * nobody is waiting yet.
 */
const startMs = 30_000;

/**
 * Performs a step of the start of a process, and repeats it while the store cannot be reached. Performing it twice must do no
 * harm.
 *
 * @throws `store.away` when the store stays unreachable
 */
export async function untilReachable<T>(
  act: () => Promise<T>,
  clock: () => number = () => performance.now(),
): Promise<T> {
  const until = clock() + startMs;
  for (;;) {
    try {
      return await act();
    } catch (fault) {
      const isLate = fault instanceof Fault && fault.code === "store.away";
      if (!isLate || clock() >= until) throw fault;
    }
  }
}
