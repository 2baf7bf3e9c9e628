import type { FastifyInstance, FastifyReply } from "fastify";
import { html, type Html } from "./html";
import { script } from "./script";
import { style } from "./style";

export interface Page {
  readonly title: string;
  readonly lang: "en" | "pl";
  /** The prefix at which `assets` serves the style and the script. */
  readonly assets: string;
  /** Whether the page refreshes itself and sends its forms in the background. */
  readonly live?: boolean;
  readonly body: Html;
}

/** Serves the style and the script of this sandbox's pages under `/assets`. */
export function assets(scope: FastifyInstance): void {
  scope.get("/assets/page.css", (_, reply) => reply.type("text/css; charset=utf-8").send(style));
  scope.get("/assets/page.js", (_, reply) => reply.type("text/javascript; charset=utf-8").send(script));
}

export function sendPage(reply: FastifyReply, page: Page, status = 200): FastifyReply {
  const document = html`<!doctype html>
    <html lang="${page.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="stylesheet" href="${page.assets}/page.css" />
        ${page.live === true && html`<script src="${page.assets}/page.js" defer></script>`}
      </head>
      <body>
        <main>
          <h1>${page.title}</h1>
          ${page.body}
        </main>
      </body>
    </html>`;
  // There is no form-action directive, because the sign-in form redirects to the application's URL.
  const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
  return reply
    .code(status)
    .headers({
      "content-security-policy": policy,
      "referrer-policy": "same-origin",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    })
    .type("text/html; charset=utf-8")
    .send(document.markup);
}
