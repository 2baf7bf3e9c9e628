import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Starts the Chromium of this machine, without a window and without connections to its maker. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The path of Chromium: the value of `CHROMIUM`, or else the first Chromium or Chrome found in /usr/bin and on the PATH. */
export function chromiumPath(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env["CHROMIUM"]) return env["CHROMIUM"];
  const folders = ["/usr/bin", ...(env["PATH"] ?? "").split(delimiter)];
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
  if (found === undefined)
    throw new Error("Tests of the pages need Chromium: install it, or set CHROMIUM to its path.");
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
