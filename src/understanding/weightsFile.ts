import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { buckets } from "./features";
import type { Weights } from "./weights";

const version = 1;
const numbers = z.object({
  version: z.literal(version),
  buckets: z.literal(buckets),
  scales: z.array(z.number()),
  bias: z.array(z.number()),
  /** Rarities are stored as bytes, in multiples of this step. */
  rarityStep: z.number().positive(),
});

/** Chosen so that the highest rarity fits into 255 steps. */
const rarityStep = 0.05;

/** Rounds rarities to the values that a file can store. */
export const storable = (rarity: Float32Array): Float32Array =>
  rarity.map((it) => Math.min(255, Math.round(it / rarityStep)) * rarityStep);

/** Writes a gzip file: a line of JSON with `head` and the sizes and scales, then one byte of rarity per bucket, then the weights. */
export function writeWeights(file: string, head: object, { rarity, weights, scales, bias }: Weights): void {
  const line = { version, buckets, ...head, scales: [...scales], bias: [...bias], rarityStep };
  const parts = [
    Buffer.from(`${JSON.stringify(line)}\n`),
    Uint8Array.from(rarity, (it) => Math.round(it / rarityStep)),
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
  ];
  writeFileSync(file, gzipSync(Buffer.concat(parts), { level: 9 }));
}

/**
 * Reads the file that `writeWeights` wrote.
 *
 * @throws an error that names the file and the command to run if the file was not made by this version
 */
export function readWeights<T>(
  file: string,
  schema: z.ZodType<T>,
  outputsOf: (head: T) => number,
): { head: T; weights: Weights } {
  const bytes = unpacked(readFileSync(file));
  const end = bytes.indexOf("\n");
  const json: unknown = JSON.parse(bytes.subarray(0, end).toString());
  const head = schema.safeParse(json);
  const kept = numbers.safeParse(json);
  const width = head.success ? outputsOf(head.data) : 0;
  if (!head.success || !kept.success || bytes.length !== end + 1 + buckets * (1 + width))
    throw new Error(`${file} is of another version. Make it anew: npm run understanding:train`);
  const { scales, bias, rarityStep: step } = kept.data;
  const weightsAt = end + 1 + buckets;
  const weights: Weights = {
    rarity: Float32Array.from(bytes.subarray(end + 1, weightsAt)).map((it) => it * step),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + weightsAt, buckets * width),
    scales: Float32Array.from(scales),
    bias: Float32Array.from(bias),
  };
  return { head: head.data, weights };
}

/** A gzip file ends with the size of its content, so that all of it is unpacked into one buffer and copied nowhere. */
function unpacked(packed: Buffer): Buffer {
  const size = packed.length >= 4 ? packed.readUInt32LE(packed.length - 4) : 0;
  return gunzipSync(packed, { chunkSize: Math.min(Math.max(size, smallestChunk), largestChunk) });
}

/** A damaged file may name any size. */
const largestChunk = 64 * 1024 * 1024;
const smallestChunk = 64 * 1024;
