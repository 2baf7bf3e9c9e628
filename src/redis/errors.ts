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

/** What a failed command means: the way to Redis is broken, it asks for patience, or it says no. */
export type Meaning = "away" | "later" | "unknownScript" | "full" | "refused" | "failed";

const broken = [
  ClientClosedError,
  ClientOfflineError,
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
  LOADING: "later",
  BUSY: "later",
  TRYAGAIN: "later",
  CLUSTERDOWN: "later",
  MASTERDOWN: "later",
  READONLY: "away",
  NOREPLICAS: "later",
  NOAUTH: "refused",
  WRONGPASS: "refused",
  NOPERM: "refused",
};

export function meaningOf(error: unknown): Meaning {
  if (error instanceof ErrorReply) return words[error.message.split(" ", 1)[0] ?? ""] ?? "failed";
  if (broken.some((it) => error instanceof it)) return "away";
  // The socket's own: ECONNREFUSED, ECONNRESET, EPIPE and the like.
  return error instanceof Error && "code" in error ? "away" : "failed";
}
