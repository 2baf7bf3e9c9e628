/** For each number up to `count`, many at a time. */
export async function each(count: number, act: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await act(next++);
  };
  await Promise.all(Array.from({ length: 128 }, worker));
}
