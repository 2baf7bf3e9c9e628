import type { TurnContext } from "./turnContext";

type InAllLanguages = TurnContext["inAllLanguages"];

/**
 * A cache of what was made of texts for some object. It is forgotten when the texts change, because every edition of the texts has
 * an `inAllLanguages` of its own.
 */
export class PerEdition<V> {
  private readonly known = new WeakMap<InAllLanguages, WeakMap<object, V>>();

  get(inAllLanguages: InAllLanguages, of: object, make: () => V): V {
    const here = this.known.get(inAllLanguages) ?? new WeakMap<object, V>();
    this.known.set(inAllLanguages, here);
    const it = here.get(of) ?? make();
    here.set(of, it);
    return it;
  }
}
