import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { languages } from "../../dialogs/kit/text";
import { buckets } from "./features";
import { meanings } from "./intents";
import type { Model } from "./model";

const version = 1;
const header = z.strictObject({
  version: z.literal(version),
  buckets: z.literal(buckets),
  meanings: z.array(z.enum(meanings)),
  languages: z.array(z.enum(languages)),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  /** Rarities are stored as bytes, in steps of so much. */
  rarityStep: z.number().positive(),
  exact: z.partialRecord(z.enum(meanings), z.array(z.string())),
  thresholds: z.strictObject({ sure: z.number(), costly: z.number(), likely: z.number(), language: z.number() }),
});

/** Highest rarity over 255. */
const rarityStep = 0.05;

/** Rarities as a model file keeps them. */
export const storable = (rarity: Float32Array): Float32Array =>
  rarity.map((it) => Math.min(255, Math.round(it / rarityStep)) * rarityStep);

/** Gzip over one line of JSON, a byte of rarity a bucket, and the weights. */
export function writeModel(file: string, { rarity, weights, scales, bias, exact, ...rest }: Model): void {
  const byMeaning = Object.fromEntries(
    meanings.map((meaning) => [meaning, [...exact].filter(([, it]) => it === meaning).map(([text]) => text)]),
  );
  const numbers = { scales: [...scales], bias: [...bias], rarityStep };
  const head = { version, buckets, ...rest, ...numbers, exact: byMeaning };
  const parts = [
    Buffer.from(`${JSON.stringify(head)}\n`),
    Uint8Array.from(rarity, (it) => Math.round(it / rarityStep)),
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
  ];
  writeFileSync(file, gzipSync(Buffer.concat(parts), { level: 9 }));
}

/** @throws an error naming the file and the mend when it was not made by this version */
export function readModel(file: string): Model {
  const bytes = gunzipSync(readFileSync(file));
  const end = bytes.indexOf("\n");
  const head = header.safeParse(JSON.parse(bytes.subarray(0, end).toString()));
  const width = (head.data?.meanings.length ?? 0) + (head.data?.languages.length ?? 0);
  if (!head.success || bytes.length !== end + 1 + buckets * (1 + width))
    throw new Error(`${file} is of another version. Make it anew: npm run understanding:train`);
  const { scales, bias, rarityStep: step, thresholds, exact, ...outputs } = head.data;
  const weightsAt = end + 1 + buckets;
  return {
    ...{ meanings: outputs.meanings, languages: outputs.languages, thresholds },
    rarity: Float32Array.from(bytes.subarray(end + 1, weightsAt), (it) => it * step),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + weightsAt, buckets * width),
    scales: Float32Array.from(scales),
    bias: Float32Array.from(bias),
    exact: new Map(meanings.flatMap((it) => (exact[it] ?? []).map((text) => [text, it] as const))),
  };
}
