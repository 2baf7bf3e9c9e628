import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";

const writersFile = z.strictObject({ voices: z.record(z.string(), z.string()), neverTaught: z.array(z.string()) });

/** A text and the voice that wrote it; `writers.yaml` in the same folder describes the voices. */
interface Written {
  readonly text: string;
  readonly voice: string;
}

/**
 * Splits texts into those to train on and those of voices that are never trained on, by a folder's `writers.yaml`.
 *
 * @throws an error that names the voice and the file if the file does not list a voice
 */
export function splitByVoice<T extends Written>(dir: string, all: readonly T[]): { taught: T[]; held: T[] } {
  const file = join(dir, "writers.yaml");
  const { voices, neverTaught } = checked(file, writersFile);
  const stranger = all.find(({ voice }) => !Object.hasOwn(voices, voice));
  if (stranger) throw new Error(`${file} does not name ${stranger.voice}, who wrote «${stranger.text}»`);
  const isHeld = ({ voice }: Written): boolean => neverTaught.includes(voice);
  return { taught: all.filter((it) => !isHeld(it)), held: all.filter(isHeld) };
}

/** Holds back one in five of the taught voices, by its number; thresholds are calibrated on these. */
export const isHeldBack = ({ voice }: Pick<Written, "voice">): boolean => Number(voice.slice(1)) % 5 === 4;

/**
 * Reads a YAML file and checks its form.
 *
 * @throws an error that names the file and what to change if it is missing or has another form
 */
export function checked<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const result = schema.safeParse(load(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file} cannot be used. Mend these entries:\n${z.prettifyError(result.error)}`);
}
