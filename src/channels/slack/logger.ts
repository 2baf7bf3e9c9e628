import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../../ops/log";

/**
 * Forwards the log messages of Slack's libraries to the program's log.
 *
 * HAZARD: at their lowest levels, the libraries log whole requests, including what is said to people and what people say.
 * Therefore only warnings and errors are forwarded; of an error object only its name and code, and of a text only its
 * beginning.
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

/** The path and query of an address may contain a connection ticket, so they are removed. */
const addresses = /\b((?:wss?|https?):\/\/[^\s/?#]+)\S*/g;

const codeOf = (error: Error): string => ("code" in error ? `${error.name} (${String(error.code)})` : error.name);
