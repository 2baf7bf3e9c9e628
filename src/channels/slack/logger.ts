import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../../ops/log";

/**
 * Brings what Slack's libraries log into the program's log.
 *
 * HAZARD: at their lowest levels they write whole requests, with what is said to people and what people say. So only
 * warnings and errors pass, of an error object no more than its name and code, and of a text no more than its beginning.
 */
export function createSlackLogger(log: Log): Logger {
  const said = (parts: readonly unknown[]): string =>
    parts
      .map((it) =>
        it instanceof Error
          ? codeOf(it)
          : typeof it === "string"
            ? it.replace(addresses, "$1").slice(0, 300)
            : typeof it,
      )
      .join(" ");
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts: unknown[]) => log.warn({ from: "bolt" }, `slack: ${said(parts)}`),
    error: (...parts: unknown[]) => log.error({ from: "bolt" }, `slack: ${said(parts)}`),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/** Behind the host an address may hold a ticket. */
const addresses = /\b((?:wss?|https?):\/\/[^\s/?#]+)\S*/g;

const codeOf = (error: Error): string => ("code" in error ? `${error.name} (${String(error.code)})` : error.name);
