/* eslint-disable no-console -- filtering console.error is the purpose of this file */
/**
 * Filters the SDK's messages about refused signatures out of `console.error`. The SDK throws these errors too, so the log
 * already has them as JSON lines, and standard error must contain nothing else.
 * @returns a function that restores `console.error`
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
