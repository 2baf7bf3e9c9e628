/* eslint-disable no-console -- what others write to the console is what this is about */
/**
 * HAZARD: the SDK writes every signature it refuses to the console, beside throwing it. The log has it already, as one JSON
 * line; standard error holds nothing else. Answers how to undo it.
 */
export function quietConsole(): () => void {
  const { error } = console;
  const filtered = (...said: unknown[]): void => {
    if (typeof said[0] === "string" && said[0].startsWith("Error finding key for token")) return;
    error.apply(console, said);
  };
  console.error = filtered;
  return () => {
    if (console.error === filtered) console.error = error;
  };
}
