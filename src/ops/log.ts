import { pino, type DestinationStream, type Logger } from "pino";

export type Log = Pick<Logger, "debug" | "info" | "warn" | "error">;

/**
 * Creates the structured log: one JSON object per line. Nothing secret may be passed to it; the paths redacted here are a
 * second line of defence, for an error object that carries more than the code that threw it knew.
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
  // Standard output is reserved for the one line with the product's address.
  return pino(options, destination ?? pino.destination(2));
}

/** For tests that do not check the log. */
export const silentLog: Log = pino({ level: "silent" });
