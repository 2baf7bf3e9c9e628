import type { Meeting } from "../meeting";
import type { DeskDeps } from "./deps";
import type { Member } from "./members";

export type Admitted =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly why: "stranger" | "unknown"; readonly words: string };

/**
 * Lets only staff through; membership is checked at every action. A refusal is recorded in the audit log before the person is
 * told, even if Teams does not report who they are.
 */
export async function admit({ members, refusals, say }: DeskDeps, meeting: Meeting, what: string): Promise<Admitted> {
  const checked = await members.check(meeting);
  if (checked.ok) return checked;
  const { why, id, lang } = checked;
  await refusals.note(id, why === "unknown" ? "unverified" : "refused", what);
  return { ok: false, why, words: say(why === "unknown" ? "inTeams.notNow" : "onlyStaff", lang) };
}
