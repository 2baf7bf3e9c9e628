import { setTimeout as rest } from "node:timers/promises";
import { copy } from "../support/copy";
import { confirmUrl, digitsOn, keyOn } from "../support/signInPages";
import type { FarEnds } from "./farEnds";
import { saying } from "./sentences";
import { offers, signInOf, type Student, type Way } from "./student";

export interface JourneyDeps {
  readonly farEnds: FarEnds;
  /** Where the students' browsers reach the product. */
  readonly door: string;
  /** What its addresses begin with in the product's own words. */
  readonly publicUrl: string;
  /** For how long somebody watches a code that should be gone by itself. */
  readonly watchesMs: number;
}

/** How long people wait before they load a page again that did not come. */
const reloadMs = 500;
/** After these the way goes on from the menu: USOS or the product could not do it, or a thing done twice led aside. */
const asides = [
  ...["maintenance", "busy", "timeout", "unavailable", "unauthorized"].map((it) => saying(`obstacle.${it}`)),
  ...["problem.fault", "problem.oldButton", "problem.notUnderstood", "link.already", "link.dead.notConfirmed"].map(
    saying,
  ),
];

/** What a student can do about what they see. */
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
      // Whoever is shown something new meanwhile looks at that first. Else each «menu» would lead away from the sign-in that the
      // press before it had brought, and the digits of that sign-in bring the next «menu», for ever.
      return student.screen.at(-1)?.ts === newest ? student.says("menu") : undefined;
    },
  };
  /** What the page of an address showed. */
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

/** Goes through the pages as people do, loading again what did not come; undefined once that leads nowhere. */
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

/** Loads a page, again and again while the server is away. */
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
