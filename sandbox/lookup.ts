/**
 * Finds items by name in a list that only grows, or is replaced as a whole. A sandbox may have ten thousand students, each of
 * whom is looked up several times per call.
 */
export function createLookup<T>(
  namesOf: (it: T) => readonly string[],
): (list: readonly T[], name: string) => readonly T[] {
  let known: readonly T[] = [];
  let count = 0;
  const byName = new Map<string, T[]>();
  return (list, name) => {
    if (list !== known || list.length < count) {
      byName.clear();
      known = list;
      count = 0;
    }
    for (; count < list.length; count++) {
      const it = list[count] as T;
      for (const each of namesOf(it)) byName.set(each, [...(byName.get(each) ?? []), it]);
    }
    return byName.get(name) ?? [];
  };
}
