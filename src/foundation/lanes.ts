/** Runs work for a key after all earlier work for the same key has ended, successfully or not. */
export type Lane = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** Creates lanes, one for every key in use: the work for one key runs sequentially, in the order it was requested. */
export function createLanes(): Lane {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const result = (tails.get(key) ?? Promise.resolve()).then(work);
    const tail: Promise<unknown> = result
      .catch(() => undefined)
      .then(() => {
        if (tails.get(key) === tail) tails.delete(key);
      });
    tails.set(key, tail);
    return result;
  };
}
