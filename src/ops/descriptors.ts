import { readdirSync, readFileSync } from "node:fs";
import type { Log } from "./log";

/** How many files and connections this process has open, and how many it may have; `open` is `most` when none can be opened. */
export interface Descriptors {
  readonly open: number;
  readonly most: number;
}

export interface DescriptorWatchDeps {
  readonly log: Pick<Log, "error" | "info">;
  /** Called whenever there are too few left. */
  readonly count: () => void;
  /** Undefined where that cannot be told. */
  readonly look?: () => Descriptors | undefined;
  readonly everyMs?: number;
}

/** From this share on it is told; the reserve is for what is under way. */
const tooMany = 0.9;

/**
 * Watches how many files and connections are open. Node says nothing when there are too many: it closes each new connection
 * at once, and whoever asks sees a server that is there and does not answer.
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
    // There is no such file but on Linux.
    return undefined;
  }
}
