/** A copy of an object without the given fields. */
export function omit<T extends object, K extends keyof T>(it: T, ...names: readonly K[]): Omit<T, K> {
  if (!names.some((name) => Object.hasOwn(it, name))) return { ...it };
  const left = names as readonly PropertyKey[];
  return Object.fromEntries(Object.entries(it).filter(([name]) => !left.includes(name))) as Omit<T, K>;
}
