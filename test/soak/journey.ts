import { signIn } from "../../sandbox";
import { saying } from "../faults/sentences";
import { confirmUrl, digitsOn, keyOn } from "../support/signInPages";
import type { Card, Student } from "./student";
import type { Usos } from "./usos";

export interface JourneyDeps {
  readonly student: Student;
  /** The student's handle at USOS. */
  readonly handle: string;
  readonly usos: Usos;
  /** The address of one of the processes for the student's browser. */
  readonly address: () => string;
  /** Called when a press came to nothing and the same card was shown again. */
  readonly askedAgain?: () => void;
}

const offers =
  (choice: string) =>
  (card: Card): boolean =>
    card.buttons.has(choice);

const ordered = saying("order.placedTitle");

/**
 * Somebody arrives, signs in, orders, is written to when the code is there, collects the card, is congratulated, and has
 * everything erased. As many turns as it takes a real student, as fast as the answers come.
 * @throws when an answer stays out
 */
export async function live(deps: JourneyDeps): Promise<void> {
  await signsIn(deps);
  await orders(deps);
  await collects(deps);
  await erases(deps);
}

export async function signsIn({ student, handle, address }: JourneyDeps): Promise<void> {
  await student.says("dzień dobry");
  await student.presses(await student.sees("the menu", offers("link")), "link");
  const offer = await student.sees("an address to sign in", ({ urls }) => urls.some((it) => it.includes("/link/")));
  await student.says(await sixDigits(offer.urls.find((it) => it.includes("/link/")) ?? "", handle, address));
  await student.sees("that they are signed in", saying("link.done"));
}

export async function orders({ student, askedAgain }: JourneyDeps): Promise<void> {
  await student.says("menu");
  await student.presses(await student.sees("the menu", offers("order")), "order");
  let card = await student.sees("the order's step", offers("place"));
  while (!ordered(card)) {
    await student.presses(card, "place");
    card = await student.sees("that it is ordered", (it) => ordered(it) || offers("place")(it));
    if (!ordered(card)) askedAgain?.();
  }
}

export async function collects({ student, handle, usos }: JourneyDeps): Promise<void> {
  await student.sees("that the code is there", saying("push.readyTitle"));
  if (!(await usos.collect(handle))) throw new Error(`the order of ${handle} cannot be collected`);
  await student.sees("congratulations", saying("push.collectedTitle"));
}

export async function erases({ student }: JourneyDeps): Promise<void> {
  await student.says("menu");
  await student.presses(await student.sees("the menu", offers("more")), "more");
  await student.presses(await student.sees("the rest of the menu", offers("privacy")), "privacy");
  await student.presses(await student.sees("what is held", offers("erase")), "erase");
  await student.presses(await student.sees("the question", offers("confirm")), "confirm");
  await student.sees("the goodbye", saying("privacy.erased"));
}

/** Goes through the sign-in pages as a browser does. */
async function sixDigits(link: string, handle: string, address: () => string): Promise<string> {
  const here = (it: string): string => `${address()}${new URL(it).pathname}${new URL(it).search}`;
  const first = await fetch(here(link), { redirect: "manual" });
  await first.text();
  const back = await signIn(first.headers.get("location") ?? "", handle);
  const key = keyOn(await (await fetch(here(back))).text()) ?? "";
  const page = await (
    await fetch(here(confirmUrl(back)), { method: "POST", body: new URLSearchParams({ key }) })
  ).text();
  const digits = digitsOn(page);
  if (digits === undefined) throw new Error("the page shows no six digits");
  return digits;
}
