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
 * What a failed command means. To be tried again: it was `cut` off, had no connection (`offline`), was not answered in time
 * (`late`), came to a `replica`, or Redis asks for patience (`busy`). Not: the rest.
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

/** The first word of an error reply, by Redis' documentation of its protocol and of Cluster. */
const words: Readonly<Record<string, Meaning>> = {
  NOSCRIPT: "unknownScript",
  OOM: "full",
  // Starting up, failing over, resharding, or busy with somebody's slow script.
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
    // Of a command inside a script the code comes second.
    if (error.message.includes("can't run this command")) return "refused";
    return words[error.message.split(" ", 1)[0] ?? ""] ?? "failed";
  }
  if (error instanceof ClientOfflineError) return "offline";
  if (cut.some((it) => error instanceof it)) return "cut";
  if (!(error instanceof Error && "code" in error)) return "failed";
  // Else the socket's own: ECONNREFUSED, ECONNRESET, EPIPE and the like.
  return error.code === "ETIMEDOUT" ? "late" : "cut";
}
