/**
 * Makes something that is expensive and the same for every test file: the first file of a worker that needs it makes it, and the other files of that
 * worker reuse it.
 */
export function onceAWorker<T>(name: string, make: () => T): T {
  const kept = globalThis as unknown as Record<symbol, { readonly it: T } | undefined>;
  return (kept[Symbol.for(`legitka: ${name}`)] ??= { it: make() }).it;
}
