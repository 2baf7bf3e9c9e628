import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { z } from "zod";

const writersFile = z.strictObject({ voices: z.record(z.string(), z.string()), neverTaught: z.array(z.string()) });

/** Somebody's words; whose is told by `writers.yaml` beside them. */
interface Written {
  readonly text: string;
  readonly voice: string;
}

/**
 * Parts what may be learnt from and what is a check, from which nothing ever is, by the voices of a folder's `writers.yaml`.
 * @throws an error naming the voice and the file when it does not name one
 */
export function splitByVoice<T extends Written>(dir: string, all: readonly T[]): { taught: T[]; held: T[] } {
  const file = join(dir, "writers.yaml");
  const { voices, neverTaught } = checked(file, writersFile);
  const stranger = all.find(({ voice }) => !Object.hasOwn(voices, voice));
  if (stranger) throw new Error(`${file} does not name ${stranger.voice}, who wrote «${stranger.text}»`);
  const isHeld = ({ voice }: Written): boolean => neverTaught.includes(voice);
  return { taught: all.filter((it) => !isHeld(it)), held: all.filter(isHeld) };
}

/** One voice in five of those taught, by its number: thresholds are found on these. */
export const isHeldBack = ({ voice }: Pick<Written, "voice">): boolean => Number(voice.slice(1)) % 5 === 4;

/** @throws an error naming the file and the mend when it is missing or is not of that form */
export function checked<T>(file: string, schema: z.ZodType<T>): T {
  if (!existsSync(file)) throw new Error(`${file} is missing`);
  const result = schema.safeParse(load(readFileSync(file, "utf8")));
  if (result.success) return result.data;
  throw new Error(`${file} cannot be used. Mend these entries:\n${z.prettifyError(result.error)}`);
}
