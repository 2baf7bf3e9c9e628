import { setTimeout as rest } from "node:timers/promises";
import { copy } from "../support/copy";
import { confirmUrl, digitsOn, keyOn } from "../support/signInPages";
import type { FarEnds } from "./farEnds";
import { saying } from "./sentences";
import { offers, signInOf, type Student, type Way } from "./student";

export interface JourneyDeps {
  readonly farEnds: FarEnds;
  /** The address at which the students' browsers reach the product. */
  readonly door: string;
  /** The address with which the product itself begins its links. */
  readonly publicUrl: string;
  /** How long a student watches a code that should disappear by itself. */
  readonly watchesMs: number;
}

/** How long people wait before they reload a page that did not come. */
const reloadMs = 500;
/** After one of these messages a student goes on from the menu: USOS or the product could not do something, or a second press led to another card. */
const asides = [
  ...["maintenance", "busy", "timeout", "unavailable", "unauthorized"].map((it) => saying(`obstacle.${it}`)),
  ...["problem.fault", "problem.oldButton", "problem.notUnderstood", "link.already", "link.dead.notConfirmed"].map(
    saying,
  ),
];

/** The things that a student can do in reaction to what they see. */
export function waysOf(deps: JourneyDeps, student: Student) {
  const press = (key: string): Way => {
    const label = copy(key);
    return { when: offers(label), act: (it) => student.presses(it, label) };
  };
  const startOver: Way = {
    when: (it) => asides.some((isIt) => isIt(it)) || (saying("link.done")(it) && offers(copy("button.menu"))(it)),
    act: async () => {
      const newest = student.screen.at(-1)?.ts;
      await rest(reloadMs, undefined, { signal: student.signal });
      // A student who was shown something new in the meantime looks at that first. Otherwise each «menu» would leave the sign-in that the press
      // before it had started, and the digits of that sign-in would cause the next «menu», endlessly.
      return student.screen.at(-1)?.ts === newest ? student.says("menu") : undefined;
    },
  };
  /** The digits that each sign-in address has led to. */
  const known = new Map<string, string>();
  const signsIn: Way = {
    when: (it) => signInOf(it) !== undefined,
    async act(it) {
      const address = signInOf(it) ?? "";
      const digits = known.get(address) ?? (await sixDigits(deps, student, address));
      if (digits === undefined) return student.presses(it, copy("link.newLink"));
      known.set(address, digits);
      return student.says(digits);
    },
  };
  return { press, startOver, signsIn };
}

/** Goes through the sign-in pages and reloads a page that did not come, as people do; undefined when the pages lead nowhere any more. */
async function sixDigits(
  { farEnds, door, publicUrl }: JourneyDeps,
  { person, signal }: Student,
  address: string,
): Promise<string | undefined> {
  const here = (it: string): string => it.replace(publicUrl, door);
  const load = (it: string, how: RequestInit = {}) => insist(() => fetch(here(it), { ...how, signal }), signal);
  const toUsos = (await load(address, { redirect: "manual" })).location;
  if (toUsos === null) return undefined;
  const back = await farEnds.signIn(toUsos, person).catch(() => undefined);
  if (back === undefined) {
    await rest(reloadMs, undefined, { signal });
    return undefined;
  }
  const key = keyOn((await load(back)).text);
  if (key === undefined) return undefined;
  const body = new URLSearchParams({ key });
  return digitsOn((await load(confirmUrl(back), { method: "POST", body })).text);
}

/** Loads a page; repeats the request while the server is away. */
async function insist(
  ask: () => Promise<Response>,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly location: string | null }> {
  for (;;) {
    try {
      const answer = await ask();
      const text = await answer.text();
      if (answer.status < 500) return { text, location: answer.headers.get("location") };
    } catch (cause) {
      if (signal.aborted) throw cause;
    }
    await rest(reloadMs, undefined, { signal });
  }
}
