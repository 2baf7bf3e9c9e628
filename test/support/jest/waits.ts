/** The tests and their environment load this file separately, and share data through the global object under this name. */
const name = Symbol.for("legitka waits");
type World = Record<symbol, Map<object, string> | undefined>;

/** Everything that somebody is waiting for in this global object. */
export function pendingIn(world: object): Map<object, string> {
  return ((world as World)[name] ??= new Map<object, string>());
}
