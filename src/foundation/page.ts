import { html, type Html } from "./html";
import { pageStyle } from "./pageStyle";

/**
 * The content security policy of such a page: only its own style is allowed, unless it needs a form or scripts of this server.
 */
export const pagePolicy = ({ forms = false, scripts = false } = {}): string =>
  [
    "default-src 'none'",
    ...(scripts ? ["script-src 'self'"] : []),
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    `form-action ${forms ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * Renders a small self-contained page for people who come from a chat. It is readable on a phone, follows light and dark mode, and
 * works without scripts.
 *
 * @param style what it needs beside the style of all these pages
 */
export function page(lang: string, title: string, body: Html, style?: Html): string {
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${pageStyle} ${style}
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
