/** Creates a point at which something is suspended once, until a test wakes it. */
export function createSleep() {
  let fallAsleep: () => void = () => undefined;
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (fallAsleep = resolve));
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const here = (): Promise<void> => (fallAsleep(), woken);
  return { asleep, here, wake };
}
