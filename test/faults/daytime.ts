import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/root";

/** Writes an institution's file in whose time zone it is noon, because nobody is reminded at night. Returns the file's path. */
export function institutionAtNoon(dir: string, now = new Date()): string {
  const east = 12 - now.getUTCHours();
  // The sign in these names is reversed: `Etc/GMT-5` is five hours ahead of UTC.
  const timeZone = `Etc/GMT${east > 0 ? "-" : "+"}${Math.abs(east)}`;
  const file = join(dir, "noon.yaml");
  const opole = readFileSync(join(root, "dialogs/institutions/opole.yaml"), "utf8");
  writeFileSync(file, `${opole}\ntimeZone: ${timeZone}\n`);
  return file;
}
