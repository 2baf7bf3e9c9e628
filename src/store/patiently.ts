import { Fault } from "../foundation/fault";

/** How long a start retries. The process itself is busy then, and so is Redis when many start at once; nobody is waiting yet. */
const startMs = 30_000;

/**
 * Does something for the start of a process, again while the store cannot be reached. It must do no harm when it is done twice.
 *
 * @throws `store.away` when the store stays away
 */
export async function patiently<T>(act: () => Promise<T>, clock: () => number = () => performance.now()): Promise<T> {
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
