import { LogLevel, type Logger } from "@slack/bolt";
import type { Log } from "../../ops/log";
import { signatureTrouble } from "./trouble";

/**
 * Forwards the log messages of Slack's libraries to the program's log.
 *
 * HAZARD: at their lowest levels, the libraries log whole requests, including messages to and from people. Therefore only
 * warnings and errors are forwarded; of an error object only its name and code, and of a text only its beginning.
 */
export function createSlackLogger(log: Log): Logger {
  /** Anybody can send unsigned requests, so they are logged only once; the first one already reveals a wrong secret. */
  let isTold = false;
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
    warn(...parts: unknown[]) {
      const text = said(parts);
      const isUnsigned = text.includes(unsigned);
      if (!isUnsigned) log.warn({ from: "bolt" }, `slack: ${text}`);
      else
        log[isTold ? "debug" : "warn"](
          { code: signatureTrouble.code, next: signatureTrouble.next },
          signatureTrouble.message,
        );
      isTold ||= isUnsigned;
    },
    error(...parts: unknown[]) {
      const text = said(parts);
      const level = refusedSocket.test(text) ? "debug" : noInstallation.test(text) ? "warn" : "error";
      log[level]({ from: "bolt" }, `slack: ${text}`);
    },
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

/**
 * Bolt's message when Socket Mode was refused. It is not logged here: the code that opens the connection reports it with its
 * remedy.
 */
const refusedSocket = /Failed to retrieve a new WSS URL .{0,300}(?:invalid_auth|not_allowed_token_type|missing_scope)/;

/** The codes of a request that does not come from an installation begun here. Anybody can send one, and nothing of ours failed. */
const noInstallation = /\(slack_oauth_(?:missing_code|missing_state|invalid_state)\)/;

/** The beginning of Bolt's message about a request whose signature is missing or wrong. */
const unsigned = "Failed to parse and verify the request data";

/** The path and query of an address may contain a connection ticket, so they are removed. */
const addresses = /\b((?:wss?|https?):\/\/[^\s/?#]+)\S*/g;

const codeOf = (error: Error): string => ("code" in error ? `${error.name} (${String(error.code)})` : error.name);
