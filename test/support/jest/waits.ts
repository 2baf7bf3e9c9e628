/** The tests and their environment load this file apart and meet at the global object. */
const name = Symbol.for("legitka waits");
type World = Record<symbol, Map<object, string> | undefined>;

/** What is waited for in this world, by whoever waits. */
export function pendingIn(world: object): Map<object, string> {
  return ((world as World)[name] ??= new Map<object, string>());
}
