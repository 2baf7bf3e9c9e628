/** Something that stands still at a point, once, until it is woken. */
export function createSleep() {
  let fallAsleep: () => void = () => undefined;
  let wake: () => void = () => undefined;
  const asleep = new Promise<void>((resolve) => (fallAsleep = resolve));
  const woken = new Promise<void>((resolve) => (wake = resolve));
  const here = (): Promise<void> => (fallAsleep(), woken);
  return { asleep, here, wake };
}
