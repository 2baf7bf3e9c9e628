import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The folder of the drawings. The finished pictures are in it, their sources in `source/`. */
export const folder = __dirname;

export interface Source {
  /** The picture's file name without `.png`. */
  readonly name: string;
  /** The drawing itself, an `<svg>` element that may use the shapes of `parts.svg`. */
  readonly svg: string;
  /** The width in drawing units; the picture has twice as many pixels. */
  readonly width: number;
  readonly height: number;
  /** Changes whenever the drawing or the shared parts change. The picture carries it, so that a stale picture is noticed. */
  readonly fingerprint: string;
}

/** Shapes, colours and lettering shared by all drawings. */
export const parts = (): string => read(join(folder, "parts.svg"));

/**
 * All drawings and the product's icon.
 *
 * @throws if a drawing has no `viewBox` that starts at 0 0
 */
export function sources(): readonly Source[] {
  const drawings = readdirSync(join(folder, "source"))
    .filter((file) => file.endsWith(".svg"))
    .map((file) => join(folder, "source", file));
  return [...drawings, join(folder, "../../deploy/icon.svg")].map(source);
}

function source(path: string): Source {
  const svg = read(path);
  const size = /viewBox="0 0 (\d+) (\d+)"/.exec(svg);
  if (!size) throw new Error(`${path}: give the <svg> a viewBox="0 0 width height" with whole numbers.`);
  const fingerprint = createHash("sha256").update(parts()).update(svg).digest("hex").slice(0, 16);
  return { name: basename(path, ".svg"), svg, width: Number(size[1]), height: Number(size[2]), fingerprint };
}

/** Normalises line ends, because git may check text out with other ones and the fingerprint must not depend on them. */
const read = (path: string): string => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
