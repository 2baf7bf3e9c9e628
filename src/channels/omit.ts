/** A copy of an object without the given fields. */
export function omit<T extends object, K extends keyof T>(it: T, ...names: readonly K[]): Omit<T, K> {
  const left = names as readonly PropertyKey[];
  return Object.fromEntries(Object.entries(it).filter(([name]) => !left.includes(name))) as Omit<T, K>;
}
