import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/**
 * The structured log: one JSON object a line. Nothing secret is ever passed to it; the paths named here are the second
 * line of defence, for an error object that carries more than its thrower knew.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    redact: {
      paths: ["token", "*.token", "*.secret", "*.distribution_pass", "*.authorization", "*.headers", "err.response"],
      censor: "[secret]",
    },
  };
  // Standard output belongs to the one line that says where the product is.
  return pino(options, destination ?? pino.destination(2));
}

/** For tests that do not look at the log. */
export const silentLog: Log = pino({ level: "silent" });
