import type { TurnContext } from "./turnContext";

/**
 * Creates a cache of what was made of texts for some object. It is forgotten when the texts change, because every edition of the
 * texts has an `inAllLanguages` of its own.
 */
export function perEdition<K extends object, V>() {
  const known = new WeakMap<TurnContext["inAllLanguages"], WeakMap<K, V>>();
  return (inAllLanguages: TurnContext["inAllLanguages"], key: K, make: () => V): V => {
    let ofEdition = known.get(inAllLanguages);
    if (!ofEdition) known.set(inAllLanguages, (ofEdition = new WeakMap()));
    let it = ofEdition.get(key);
    if (it === undefined) ofEdition.set(key, (it = make()));
    return it;
  };
}
