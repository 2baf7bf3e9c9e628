import { commandIn } from "./commands";
import type { Intent } from "./intents";
import { repairIn } from "./repairs";
import { withoutTrimmings } from "./trimmings";
import type { Understanding } from "./understand";
import type { Understood } from "./understood";

/** Interprets a text in order: as a command, as a repair of the conversation, and else by the classifier. */
export function interpret(whole: string, understand: Understanding): Understood<Intent> {
  const text = withoutTrimmings(whole);
  const command = commandIn(text);
  if (command) return { kind: "command", command };
  const repair = repairIn(text);
  return repair ? { kind: "repair", repair } : understand(text);
}
