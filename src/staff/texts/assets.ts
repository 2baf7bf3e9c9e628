import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { StaffRoute } from "../port";
import { base, type Asset, type TextsPagesDeps } from "./deps";

const named = z.object({ name: z.string() });
const daySeconds = 24 * 3600;

const own: Readonly<Record<string, Asset>> = {
  "texts.css": { type: "text/css; charset=utf-8", content: readFileSync(join(__dirname, "page", "texts.css")) },
  "editor.js": { type: "text/javascript; charset=utf-8", content: readFileSync(join(__dirname, "page", "editor.js")) },
};

/** The address changes with the content, so that browsers may keep the file. */
const addressOf = (name: string): string => {
  const digest = createHash("sha256").update(own[name]?.content ?? "");
  return `${base}/files/${name}?${digest.digest("hex").slice(0, 12)}`;
};

export const textsStyle = addressOf("texts.css");
export const editorScript = addressOf("editor.js");
/** The chat page's own way to draw a card. */
export const cardStyle = `${base}/files/card.css`;

/** The files of these pages, and the drawings of the walkthrough. */
export function assetRoutes({ cardFiles, guideDir }: TextsPagesDeps): readonly StaffRoute[] {
  const shared = new Set(["card.css", "card.js", "pressing.js", "adaptivecards.min.js"]);
  return [
    {
      method: "GET",
      path: "/texts/files/:name",
      needs: "viewer",
      async handle({ request, reply }) {
        const { name } = named.parse(request.params);
        const found = own[name] ?? (shared.has(name) ? (await cardFiles()).get(name) : undefined);
        send(reply, found);
        return undefined;
      },
    },
    {
      method: "GET",
      path: "/texts/guide/:name",
      needs: "viewer",
      async handle({ request, reply }) {
        const { name } = named.parse(request.params);
        const content = /^[\w-]+\.png$/.test(name)
          ? await readFile(join(guideDir, name)).catch(() => undefined)
          : undefined;
        send(reply, content && { type: "image/png", content });
        return undefined;
      },
    },
  ];
}

function send(reply: Parameters<StaffRoute["handle"]>[0]["reply"], found: Asset | undefined): void {
  if (!found) {
    void reply.code(404).send();
    return;
  }
  void reply.type(found.type).header("cache-control", `private, max-age=${daySeconds}`).send(found.content);
}
