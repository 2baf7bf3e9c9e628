import { html, type Html } from "./html";
import { pageStyle } from "./pageStyle";

/** The content security policy of such a page: it may show its own style, send its form to this server, and with `hasScripts` run its files. */
export const pagePolicy = (hasScripts = false): string =>
  `default-src 'none'; ${hasScripts ? "script-src 'self'; " : ""}style-src 'unsafe-inline'; form-action 'self'; ` +
  "base-uri 'none'; frame-ancestors 'none'";

/**
 * Renders a small self-contained page for people who come from a chat. It is readable on a phone, follows light and dark mode, and
 * works without scripts.
 */
export function page(lang: string, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${pageStyle}
      </head>
      <body>
        <main>
          <p class="from">Legitka</p>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.markup;
}
