import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { cache } from "../support/root";

const file = join(cache, "durations.json");
const schema = z.record(z.string(), z.number());

/** How long each test file took on this machine in its last run, in milliseconds; files that never ran are missing. */
export function knownDurations(): Readonly<Record<string, number>> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

/** Writes the durations if possible: where nothing may be written, nothing is known the next time. */
export function noteDurations(tookMs: Readonly<Record<string, number>>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...knownDurations(), ...tookMs }));
  } catch {
    return;
  }
}
