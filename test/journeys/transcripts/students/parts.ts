import type { Student as SandboxStudent } from "../../../../sandbox/state";
import { minute, type Walker } from "../walker";

/** A plastic card that is valid until a day. */
export const plasticCard = (validUntil: string): NonNullable<SandboxStudent["els"]> => ({
  id: "7777",
  barcode: "99000007777",
  issued: "2025-10-01",
  validUntil,
});

/** Signs in, orders, and adds the card to the phone without asking anything: the student's life before the journey proper. */
export async function getsCard(student: Walker): Promise<void> {
  await student.opens();
  await student.presses("link");
  await student.signsIn();
  await student.presses("place");
  await student.passes(5 * minute);
  await student.happens("the card is in the phone", (usos, who) => usos.collect(who));
  await student.passes(10 * minute);
}
