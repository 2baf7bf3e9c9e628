import { saying } from "../faults/sentences";
import { isCalled } from "../support/pressable";
import { sixDigits } from "../support/signInPages";
import type { Card, SoakStudent } from "./student";
import type { Usos } from "./usos";

export interface JourneyDeps {
  readonly student: SoakStudent;
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
  ({ buttons }: Card): boolean =>
    buttons.some(isCalled(choice));

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
  await student.pressesOn(await student.waitsFor("the menu", offers("link")), "link");
  await student.waitsFor("an address to sign in", ({ urls }) => urls.some((it) => it.includes("/link/")));
  const reached = (it: string): string => `${address()}${new URL(it).pathname}${new URL(it).search}`;
  await student.says(await sixDigits(student.signInUrl, handle, reached));
  await student.waitsFor("that they are signed in", saying("link.done"));
}

export async function orders({ student, askedAgain }: JourneyDeps): Promise<void> {
  await student.says("menu");
  await student.pressesOn(await student.waitsFor("the menu", offers("order")), "order");
  let card = await student.waitsFor("the order's step", offers("place"));
  while (!ordered(card)) {
    await student.pressesOn(card, "place");
    card = await student.waitsFor("that it is ordered", (it) => ordered(it) || offers("place")(it));
    if (!ordered(card)) askedAgain?.();
  }
}

export async function collects({ student, handle, usos }: JourneyDeps): Promise<void> {
  await student.waitsFor("that the code is there", saying("push.readyTitle"));
  if (!(await usos.collect(handle))) throw new Error(`the order of ${handle} cannot be collected`);
  await student.waitsFor("congratulations", saying("push.collectedTitle"));
}

export async function erases({ student }: JourneyDeps): Promise<void> {
  await student.says("menu");
  await student.pressesOn(await student.waitsFor("the menu", offers("more")), "more");
  await student.pressesOn(await student.waitsFor("the rest of the menu", offers("privacy")), "privacy");
  await student.pressesOn(await student.waitsFor("what is held", offers("erase")), "erase");
  await student.pressesOn(await student.waitsFor("the question", offers("confirm")), "confirm");
  await student.waitsFor("the goodbye", saying("privacy.erased"));
}
