import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const files: Readonly<Record<string, string>> = {
  "index.html": "text/html; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "attention.js": "text/javascript; charset=utf-8",
  "connection.js": "text/javascript; charset=utf-8",
  "pressing.js": "text/javascript; charset=utf-8",
  "composer.js": "text/javascript; charset=utf-8",
  "conversation.js": "text/javascript; charset=utf-8",
  "card.js": "text/javascript; charset=utf-8",
  "element.js": "text/javascript; charset=utf-8",
  "vote.js": "text/javascript; charset=utf-8",
  "secret.js": "text/javascript; charset=utf-8",
  "theme.css": "text/css; charset=utf-8",
  "page.css": "text/css; charset=utf-8",
  "composer.css": "text/css; charset=utf-8",
  "card.css": "text/css; charset=utf-8",
  "vote.css": "text/css; charset=utf-8",
};

/** Loads the page's own files and the card renderer (as its package ships it), by name. */
export async function loadAssets(): Promise<ReadonlyMap<string, Asset>> {
  const own = Object.entries(files).map(([name, type]) => ({ name, type, path: join(__dirname, "page", name) }));
  const renderer = {
    name: "adaptivecards.min.js",
    type: "text/javascript; charset=utf-8",
    path: join(dirname(createRequire(__filename).resolve("adaptivecards/package.json")), "dist/adaptivecards.min.js"),
  };
  const loaded = [...own, renderer].map(
    async ({ name, type, path }) => [name, { type, content: await readFile(path) }] as const,
  );
  return new Map(await Promise.all(loaded));
}
