import { z } from "zod";
import { checked } from "./writers";

/** A text with its label, and a second label that is equally right. */
export interface LabelledLine<L extends string> {
  readonly text: string;
  readonly label: L;
  readonly also?: L;
  readonly voice: string;
}

/**
 * Reads a YAML file that has its lines by label, and then by voice.
 *
 * @throws an error that names the file and what to change if the file is missing or has an unknown label
 */
export function linesByLabel<L extends string>(file: string, labels: readonly L[]): LabelledLine<L>[] {
  const label = z.enum(labels as readonly [L, ...L[]]);
  const line = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1), also: label })]);
  const all = checked(file, z.record(z.string(), z.record(z.string(), z.array(line).min(1))));
  return Object.entries(all).flatMap(([name, byVoice]) =>
    Object.entries(byVoice).flatMap(([voice, lines]) =>
      lines.map((it) => ({ label: label.parse(name), voice, ...(typeof it === "string" ? { text: it } : it) })),
    ),
  );
}
