import type { Lang } from "../../dialogs/kit/text";
import { html, type Html } from "../foundation/html";
import type { StaffContent, StaffMember, StaffSection } from "./port";
import { includes } from "./roles";
import type { Say } from "./say";
import { stylePath } from "./style";

/** The policy of a staff page: our own style sheets, pictures and forms; scripts of ours only on pages that need them. */
export const staffPolicy = ({ scripts = [] }: Pick<StaffContent, "scripts"> = {}): string =>
  [
    "default-src 'none'",
    ...(scripts.length > 0 ? ["script-src 'self'", "connect-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Renders a page, with the navigation when somebody is signed in. */
export type Frame = (lang: Lang, content: StaffContent, signedIn?: SignedIn) => string;

export interface SignedIn {
  readonly member: StaffMember;
  /** The page's path below `/staff`. */
  readonly path: string;
}

export function createFrame(sections: readonly StaffSection[], say: Say): Frame {
  return (lang, { title, body, styles = [], scripts = [], isWide = false }, signedIn) =>
    html`<!doctype html>
      <html lang="${lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title} · Legitka</title>
          <link rel="stylesheet" href="${stylePath}" />
          ${styles.map((it) => html`<link rel="stylesheet" href="${it}" />`)}
          ${scripts.map((it) => html`<script type="module" src="${it}"></script>`)}
        </head>
        <body>
          <a class="skip" href="#content">${say("skip", lang)}</a>
          <header>
            <a class="home" href="/staff">Legitka</a>
            ${signedIn && navigation(sections, signedIn, lang, say)} ${signedIn && who(signedIn.member, lang, say)}
          </header>
          <main id="content" tabindex="-1" class="${isWide ? "wide" : ""}">
            <h1>${title}</h1>
            ${body}
          </main>
        </body>
      </html>`.markup;
}

function navigation(sections: readonly StaffSection[], { member, path }: SignedIn, lang: Lang, say: Say): Html {
  const links = visibleTo(sections, member).map(({ link }) => {
    const isHere = path === link.path || path.startsWith(`${link.path}/`);
    const current = isHere ? html`aria-current="page"` : undefined;
    return html`<li><a href="/staff${link.path}" ${current}>${labelOf(link, lang)}</a></li>`;
  });
  return html`<nav aria-label="${say("navigation", lang)}">
    <ul>
      ${links}
    </ul>
  </nav>`;
}

function who({ name, role }: StaffMember, lang: Lang, say: Say): Html {
  return html`<form class="who" method="post" action="/staff/sign-out">
    <span>${name} · ${say(`role.${role}`, lang)}</span>
    <button class="quiet">${say("signOut", lang)}</button>
  </form>`;
}

/** The sections whose first page somebody may open. */
export const visibleTo = (sections: readonly StaffSection[], { role }: StaffMember): StaffSection[] =>
  sections.filter(({ link, routes }) =>
    routes.some((it) => it.method === "GET" && it.path === link.path && includes(role, it.needs)),
  );

export const labelOf = ({ label }: StaffSection["link"], lang: Lang): string =>
  typeof label === "string" ? label : label(lang);
