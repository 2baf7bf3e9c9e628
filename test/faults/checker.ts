import { broke } from "./broke";
import { doneInDoubt } from "./inDoubt";
import { leftOnScreen } from "./onScreen";
import { missing } from "./owed";
import type { Records } from "./records";
import { answeredTwice, repeatedLetters, repeats, type Repeat } from "./repeats";
import { strays } from "./strays";
import { unanswered } from "./unanswered";

/** The result of a judgement. Each entry says which student was wronged, and how. */
export interface Verdict {
  readonly lost: readonly string[];
  readonly orderedTwice: readonly string[];
  readonly wrongPerson: readonly string[];
  readonly leftOnScreen: readonly string[];
  readonly unanswered: readonly string[];
  /** Students who were told that something broke without an excuse. */
  readonly broke: readonly string[];
  /** Students who were told that something broke while the store was out of reach. */
  readonly brokeExcused: readonly string[];
  readonly doneInDoubt: readonly string[];
  readonly repeated: readonly Repeat[];
  readonly repeatedLetters: readonly Repeat[];
}

/** Judges a run only by what the far ends have recorded, never by what the product says about itself. */
export function judge(records: Records): Verdict {
  const { excused, unexcused } = broke(records);
  return {
    lost: records.people.flatMap((it) => missing(records, it).map((what) => `${it.handle}: ${what}`)),
    orderedTwice: orderedTwice(records),
    wrongPerson: strays(records),
    leftOnScreen: leftOnScreen(records),
    unanswered: unanswered(records),
    broke: unexcused,
    brokeExcused: excused,
    doneInDoubt: doneInDoubt(records),
    repeated: [...repeats(records), ...answeredTwice(records)],
    repeatedLetters: repeatedLetters(records),
  };
}

function orderedTwice({ people, effects, turnedDown }: Records): string[] {
  return people.flatMap(({ handle, extendsCard }) => {
    const ordered = (effects[handle] ?? []).filter(({ kind }) => kind === "ordered").length;
    const inVain = turnedDown[handle] ?? 0;
    return [
      ...(ordered > (extendsCard ? 2 : 1) ? [`${handle}: ${ordered} orders`] : []),
      ...(inVain > 0 ? [`${handle}: ordered ${inVain} times more, which USOS turned down`] : []),
    ];
  });
}

export interface Objection {
  /** The name of the promise that was broken; it is always the same for one promise. */
  readonly promise: string;
  readonly what: string;
}

/** The promises, each with the function that takes its violations from a verdict. `isFine` tells whether a thing may have been sent twice. */
const held: Readonly<Record<string, (verdict: Verdict, isFine: (it: Repeat) => boolean) => readonly string[]>> = {
  "nothing is lost": ({ lost }) => lost,
  "ordered once": ({ orderedTwice: them }) => them,
  "nobody's data before another": ({ wrongPerson }) => wrongPerson,
  "codes go from the screen in time": ({ leftOnScreen: them }) => them,
  "all that is taken in is answered": ({ unanswered: them }) => them,
  "nothing breaks": ({ broke: them }) => them,
  "nothing that cannot be undone while the clock is doubted": ({ doneInDoubt: them }) => them,
  "messages once": ({ repeated }, isFine) => repeated.filter((it) => !isFine(it)).map((it) => JSON.stringify(it)),
  "letters once": ({ repeatedLetters: them }, isFine) =>
    them.filter((it) => !isFine(it)).map((it) => JSON.stringify(it)),
};
export const promises = Object.keys(held);

/** All violations in a verdict. With `mayRepeat`, a thing may have been sent twice if a trouble explains it. */
export function objectionsOf(verdict: Verdict, mayRepeat: boolean): Objection[] {
  const isFine = ({ because }: Repeat): boolean => mayRepeat && because !== undefined;
  return Object.entries(held).flatMap(([promise, of]) => of(verdict, isFine).map((what) => ({ promise, what })));
}
