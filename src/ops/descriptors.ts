import { readdirSync, readFileSync } from "node:fs";
import type { Log } from "./log";

/**
 * How many files and connections this process has open, and how many it may have; `open` equals `most` if no more can be opened.
 */
export interface Descriptors {
  readonly open: number;
  readonly most: number;
}

export interface DescriptorWatchDeps {
  readonly log: Pick<Log, "error" | "info">;
  /** Called whenever too few are left. */
  readonly count: () => void;
  /** Undefined if the numbers cannot be determined. */
  readonly look?: () => Descriptors | undefined;
  readonly everyMs?: number;
}

/** From this share on, a warning is logged; the reserve is for work under way. */
const tooMany = 0.9;

/**
 * Watches how many files and connections are open. Node does not report when there are too many: it closes each new connection at
 * once, and clients see a server that accepts connections but does not answer.
 *
 * @returns a function that ends this
 */
export function watchDescriptors(deps: DescriptorWatchDeps): () => void {
  const { log, count, look = createLook(), everyMs = 5_000 } = deps;
  let isShort = false;
  const timer = setInterval(() => {
    const found = look();
    if (!found) return;
    const wasShort = isShort;
    isShort = found.open >= found.most * tooMany;
    if (isShort) count();
    if (isShort && !wasShort)
      log.error(
        {
          code: "process.descriptors",
          ...found,
          next: "Raise the limit (`ulimit -n`, LimitNOFILE), or find who holds them open.",
        },
        "there are hardly any file descriptors left; new connections are closed at once",
      );
    else if (wasShort && !isShort) log.info(found, "there are enough file descriptors again");
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The limit is read now, because reading it needs a descriptor. */
function createLook(): () => Descriptors | undefined {
  const most = limit();
  return () => {
    if (most === undefined) return undefined;
    try {
      return { open: readdirSync("/proc/self/fd").length, most };
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EMFILE" ? { open: most, most } : undefined;
    }
  };
}

function limit(): number | undefined {
  try {
    const [, soft] = /^Max open files\s+(\d+)/m.exec(readFileSync("/proc/self/limits", "utf8")) ?? [];
    return soft === undefined ? undefined : Number(soft);
  } catch {
    // This file exists only on Linux.
    return undefined;
  }
}
