/** A pause that somebody may end early. One at a time. */
export function createRest(): { for(ms: number): Promise<void>; end(): void } {
  let endNow: (() => void) | undefined;

  return {
    for: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => endNow?.(), ms);
        endNow = () => {
          clearTimeout(timer);
          endNow = undefined;
          resolve();
        };
      }),
    end: () => endNow?.(),
  };
}
