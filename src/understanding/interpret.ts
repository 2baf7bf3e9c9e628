import { commandIn, type Command } from "./commands";
import { repairIn, type Repair } from "./repairs";
import { withoutTrimmings } from "./trimmings";
import type { Understanding, Classified } from "./understand";

export type Interpreted =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "repair"; readonly repair: Repair }
  | Classified;

/** Interprets a text in order: as a command, as a repair of the conversation, and else by the classifier. */
export function interpret(whole: string, understand: Understanding): Interpreted {
  const text = withoutTrimmings(whole);
  const command = commandIn(text);
  if (command) return { kind: "command", command };
  const repair = repairIn(text);
  return repair ? { kind: "repair", repair } : understand(text);
}
