import { commandIn, type Command } from "./commands";
import { repairIn, type Repair } from "./repairs";
import { withoutTrimmings } from "./trimmings";
import type { Understanding, Classified } from "./understand";

export type Interpreted =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "repair"; readonly repair: Repair }
  | Classified;

/** What a conversation hears in a text: a command, a word about the conversation itself, or what the understanding makes of it. */
export function interpret(whole: string, understand: Understanding): Interpreted {
  const text = withoutTrimmings(whole);
  const command = commandIn(text);
  if (command) return { kind: "command", command };
  const repair = repairIn(text);
  return repair ? { kind: "repair", repair } : understand(text);
}
