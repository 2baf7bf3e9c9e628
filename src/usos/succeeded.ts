import { refused } from "./reply";
import type { Answer } from "./types";

/** Turns `{"success":false}` into a refusal without words. */
export function succeeded(answer: Answer<boolean | null>): Answer<true> {
  if (!answer.ok) return answer;
  return answer.value === true ? { ok: true, value: true } : refused("refused", "success: false");
}
