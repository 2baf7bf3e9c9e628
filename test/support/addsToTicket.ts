import { copy, copyPattern } from "./copy";
import type { ChatStudent } from "./chatStudent";

/**
 * Types an addition to a ticket into the chat, is shown it once more, and sends it.
 *
 * @returns the texts that appear after it was sent
 */
export async function addsToTicket(student: Pick<ChatStudent<never>, "says" | "presses">, text: string) {
  expect(await student.says(text)).toMatch(copyPattern("tickets.passTitle"));
  return student.presses(copy("tickets.send"));
}
