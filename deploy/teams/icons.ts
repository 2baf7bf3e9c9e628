import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the drawings and the finished icons lie, side by side. */
export const folder = __dirname;

/** The sizes Teams demands, in pixels. */
const sizes = { color: 192, outline: 32 } as const;
export type IconName = keyof typeof sizes;

/** The colour behind the colour icon; Teams puts it behind the outline. */
export const accentColor = "#1e7a86";

export interface Icon {
  /** The file name without its ending: `NAME.svg` is the drawing, `NAME.png` the icon. */
  readonly name: IconName;
  /** Width and height in pixels. */
  readonly size: number;
  readonly svg: string;
  /** Changes whenever the drawing does; the icon carries it, so a stale one is noticed. */
  readonly fingerprint: string;
}

/** Both icons, as they are drawn. */
export const icons = (): readonly Icon[] =>
  (Object.keys(sizes) as IconName[]).map((name) => {
    // Git may check text out with other line ends; the fingerprint must not see them.
    const svg = readFileSync(join(folder, `${name}.svg`), "utf8").replaceAll("\r\n", "\n");
    return { name, size: sizes[name], svg, fingerprint: createHash("sha256").update(svg).digest("hex").slice(0, 16) };
  });

/** The finished icon, a PNG. */
export const iconPng = (name: IconName): Buffer => readFileSync(join(folder, `${name}.png`));
