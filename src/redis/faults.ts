import { Fault } from "../foundation/fault";

export const away = (where: string, cause?: unknown) =>
  new Fault({
    code: "store.away",
    message: `Redis at ${where} cannot be reached${cause instanceof Error ? `: ${cause.message}` : ""}.`,
    next: "Nothing is lost: what was not acknowledged is tried again. See that Redis runs and can be reached from here.",
    cause,
  });

export const refused = (where: string, cause: unknown) =>
  new Fault({
    code: "store.refused",
    message: `Redis at ${where} refuses: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "See that user and password in REDIS_URL are right, and that the ACL allows what deploy/README.md lists.",
    cause,
  });

export const full = (cause: unknown) =>
  new Fault({
    code: "store.write",
    message: "Redis has no memory left and takes no more writes.",
    next: "Give it more memory (maxmemory), or look what fills it; nothing it holds is thrown away meanwhile.",
    cause,
  });

export const scriptFailed = (cause: unknown) =>
  new Fault({
    code: "store.write",
    message: `Redis could not do it: ${cause instanceof Error ? cause.message : "unknown cause"}.`,
    next: "See the log of Redis; with «MISCONF» its disk is full or broken.",
    cause,
  });
