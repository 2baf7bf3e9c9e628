import { isCommand, type Command } from "./commands";
import { isRepair, type Repair } from "./repairs";
import { withoutTrimmings } from "./trimmings";
import type { Understanding, Understood } from "./understand";

export type Interpreted =
  | { readonly kind: "command"; readonly command: Command }
  | { readonly kind: "repair"; readonly repair: Repair }
  | Understood;

/** What a conversation hears in a text: a command, a word about the conversation itself, or what the understanding makes of it. */
export function interpret(whole: string, understand: Understanding): Interpreted {
  const text = withoutTrimmings(whole);
  const command = isCommand(text);
  if (command) return { kind: "command", command };
  const repair = isRepair(text);
  return repair ? { kind: "repair", repair } : understand(text);
}
