import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { cache } from "../support/root";

const file = join(cache, "durations.json");
const schema = z.record(z.string(), z.number());

/** How long each test file took on this machine the last time, in milliseconds; those never run are not there. */
export function knownDurations(): Readonly<Record<string, number>> {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return {};
  }
}

/** As well as it can: where nothing may be written, nothing is known the next time. */
export function noteDurations(tookMs: Readonly<Record<string, number>>): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...knownDurations(), ...tookMs }));
  } catch {
    return;
  }
}
