import { readFileSync } from "node:fs";

/** The kernel's id of the current boot; undefined where the system provides none. */
export function bootId(): string | undefined {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() || undefined;
  } catch {
    return undefined;
  }
}
