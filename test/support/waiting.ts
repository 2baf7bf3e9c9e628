import { setTimeout as rest } from "node:timers/promises";
import { pendingIn } from "./jest/waits";

/** How long anything real (a process that starts, a page that draws) may take: ten times as long as a slow machine needs. */
export const patienceMs = 120_000;

/** Waits for something; if the test runs out of time in the meantime, it says that it was waiting for this. */
export async function waitingFor<T>(what: string, act: Promise<T> | (() => Promise<T>)): Promise<T> {
  const pending = pendingIn(globalThis);
  const wait = {};
  pending.set(wait, what);
  try {
    return await (typeof act === "function" ? act() : act);
  } finally {
    pending.delete(wait);
  }
}

/**
 * Waits until a condition holds that something else brings about in its own time: another process, a server, the disk.
 * @throws what was waited for, after two minutes
 */
export function until(what: string, holds: () => boolean | Promise<boolean>, everyMs = 10): Promise<void> {
  return waitingFor(what, async () => {
    for (const end = performance.now() + patienceMs; !(await holds());) {
      if (performance.now() > end) throw new Error(`Waited ${patienceMs / 1_000} s for ${what}.`);
      await rest(everyMs);
    }
  });
}
