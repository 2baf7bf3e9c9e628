/** What is dear to make and the same for every test file: made by the first of a worker that asks, kept for the others. */
export function onceAWorker<T>(name: string, make: () => T): T {
  const kept = globalThis as unknown as Record<symbol, { readonly it: T } | undefined>;
  return (kept[Symbol.for(`legitka: ${name}`)] ??= { it: make() }).it;
}
