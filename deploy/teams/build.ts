import { readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { z } from "zod";
import { iconPng } from "./icons";
import type { Inputs } from "./inputs";
import { localisationOf, manifestOf, otherLanguages } from "./manifest";

/** A zip writes down the local time, so this local time gives the same bytes in every time zone. */
const always = new Date(2020, 0, 1, 12);

/**
 * The app package: a zip with the manifest, its localisations and both icons. The same inputs give the same bytes.
 * @param root the repository's folder, whose package.json has the version
 */
export function buildPackage(inputs: Inputs, root: string): Uint8Array {
  const localisations = otherLanguages.map(
    (lang) => [`${lang}.json`, json(localisationOf(inputs.texts[lang]))] as const,
  );
  return zipSync(
    {
      "manifest.json": json(manifestOf(inputs, versionOf(root))),
      ...Object.fromEntries(localisations),
      "color.png": iconPng("color"),
      "outline.png": iconPng("outline"),
    },
    { mtime: always, level: 9 },
  );
}

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

const versionOf = (root: string): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))).version;
