/** Creates a pause that can be ended early. Only one pause may run at a time. */
export function createRest(): { for(ms: number): Promise<void>; end(): void } {
  let endNow: (() => void) | undefined;

  return {
    for: (ms) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          if (endNow === end) endNow = undefined;
          resolve();
        };
        const timer = setTimeout(end, ms);
        endNow = end;
      }),
    end: () => endNow?.(),
  };
}
