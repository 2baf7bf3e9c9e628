import { fold } from "../understanding";

/** The case endings of names in the three languages, which are compared folded like the names. */
const endings = new Set(
  [
    ..."a e i o u y ą ę".split(" "),
    ..."em om im ym am iem ego emu ej iej ow owi owe owie ie ii ia iu io".split(" "),
    ..."ami imi ymi ach ich ych eju ewi owej owego owemu owa owu ka ku ke ki ko ci dze sze ze ce che 's s".split(" "),
    ..."ой ою ої ого ому ій им их ими ем ом ові еві єві єм ів а я у ю і ї е є".split(" "),
  ].map(fold),
).add("");

/** The stems of a name in all its grammatical cases: "Ewa" has "ew", "Marek" has "marek" and "mark", "Olga" has "olg" and "oldz". */
function stemsOf(name: string): string[] {
  const folded = fold(name);
  const stem = folded.replace(/[aeiou]$/, "");
  return [
    stem,
    ...(/[^aeiou]ek$/.test(folded) ? [`${folded.slice(0, -2)}k`] : []),
    ...(folded.endsWith("ga") ? [`${folded.slice(0, -2)}dz`] : []),
    ...(folded.endsWith("ka") ? [`${folded.slice(0, -2)}c`] : []),
    ...(folded.endsWith("ra") ? [`${folded.slice(0, -2)}rz`] : []),
    ...(folded.endsWith("ta") ? [`${folded.slice(0, -2)}ci`] : []),
  ].filter((it) => it.length >= 2);
}

/** Returns a function that recognises the writer's own names, in any grammatical case and alphabet, with or without accents. */
export function ownNames(names: readonly (string | undefined)[]): (word: string) => boolean {
  const stems = names.flatMap((it) => it?.match(/\p{L}{3,}/gu) ?? []).flatMap(stemsOf);
  if (stems.length === 0) return () => false;
  return (word) => {
    const folded = fold(word);
    return stems.some((it) => folded.startsWith(it) && endings.has(folded.slice(it.length)));
  };
}
