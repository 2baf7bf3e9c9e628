/** How long a list of staff is trusted for somebody on it, and for somebody who is not on it. */
const yesMs = 30_000;
const noMs = 5_000;
/** While a chat does not return the list, it is requested no more often than this, however often people press. */
const unknownMs = 1_500;

/** The staff according to a chat. The list is cached only for seconds. */
export interface StaffCache<T> {
  /** The list for checking somebody; undefined when the chat does not return it. */
  for(user: string, list: () => Promise<T | undefined>): Promise<T | undefined>;
  /** Discards the cached list, because somebody joined or left. */
  forget(): void;
}

export function createStaffCache<T extends { has(user: string): boolean }>(clock: () => number): StaffCache<T> {
  let listed: { readonly at: number; readonly it: T } | undefined;
  let asking: Promise<T | undefined> | undefined;
  let unansweredAt = -Infinity;

  /**
   * The list of staff, no older than `oldestMs`; undefined when the chat does not return it. Concurrent callers share one
   * request. A failure is remembered for a moment and does not replace the cached list.
   */
  async function staff(list: () => Promise<T | undefined>, oldestMs: number): Promise<T | undefined> {
    const at = clock();
    if (listed && at - listed.at < oldestMs) return listed.it;
    if (asking) return asking;
    if (at - unansweredAt < unknownMs) return undefined;
    const asked = list().catch(() => undefined);
    asking = asked;
    const it = await asked;
    if (!it) unansweredAt = clock();
    // `forget` was called in the meantime, so this list may be outdated and is not cached.
    if (asking !== asked) return it;
    asking = undefined;
    if (it) listed = { at, it };
    return it;
  }

  return {
    // Somebody who is not on the cached list is looked up in a fresher one, so that new staff do not have to wait until the
    // cache expires.
    async for(user, list) {
      const it = await staff(list, yesMs);
      return it && !it.has(user) ? staff(list, noMs) : it;
    },
    forget() {
      listed = undefined;
      asking = undefined;
    },
  };
}
