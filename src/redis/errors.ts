import {
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  ErrorReply,
  ReconnectStrategyError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
  TimeoutError,
} from "redis";

/**
 * The meaning of a failed command. These are retried: the connection was `cut`, there was no connection (`offline`), no answer
 * came in time (`late`), the command reached a `replica`, or Redis asks us to wait (`busy`). The others are not retried, except
 * `unknownScript`: the script is then sent in full.
 */
export type Meaning = "cut" | "offline" | "late" | "replica" | "busy" | "unknownScript" | "full" | "refused" | "failed";

const cut = [
  ClientClosedError,
  ConnectionTimeoutError,
  DisconnectsClientError,
  ReconnectStrategyError,
  SocketClosedUnexpectedlyError,
  SocketTimeoutError,
  TimeoutError,
];

/** The first word of an error reply, according to Redis' documentation of its protocol and of Cluster. */
const words: Readonly<Record<string, Meaning>> = {
  NOSCRIPT: "unknownScript",
  OOM: "full",
  // The server is starting, failing over, resharding, or busy with a slow script.
  LOADING: "busy",
  BUSY: "busy",
  TRYAGAIN: "busy",
  CLUSTERDOWN: "busy",
  MASTERDOWN: "busy",
  READONLY: "replica",
  NOREPLICAS: "busy",
  NOAUTH: "refused",
  WRONGPASS: "refused",
  NOPERM: "refused",
};

export function meaningOf(error: unknown): Meaning {
  if (error instanceof ErrorReply) {
    // When a command inside a script is not permitted, the error code is not the first word of the message.
    if (error.message.includes("can't run this command")) return "refused";
    return words[error.message.split(" ", 1)[0] ?? ""] ?? "failed";
  }
  if (error instanceof ClientOfflineError) return "offline";
  if (cut.some((it) => error instanceof it)) return "cut";
  if (!(error instanceof Error && "code" in error)) return "failed";
  // All others are the socket's errors: ECONNREFUSED, ECONNRESET, EPIPE and the like.
  return error.code === "ETIMEDOUT" ? "late" : "cut";
}
