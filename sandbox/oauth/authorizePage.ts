import { html, type Html } from "../page/html";
import type { Student } from "../state";

/** The data of the request that the sign-in pages need. */
export interface Asking {
  /** The URL to which the form is sent. */
  readonly action: string;
  readonly oauthToken: string;
  readonly application: string;
  readonly scopes: readonly string[];
}

/** The permissions that each scope gives to the application, worded as in USOS. */
const scopeTexts: Readonly<Record<string, string>> = {
  cards:
    "dostęp do danych o Twoich legitymacjach i zamawianie mLegitymacji / your student cards and ordering the mLegitymacja",
  offline_access: "dostęp także wtedy, gdy nie jesteś zalogowany(-a) / access while you are away",
  personal: "Twoje dane osobowe, w tym PESEL / your personal data, including your PESEL",
  photo: "Twoje zdjęcie / your photo",
  email: "Twój adres e-mail / your e-mail address",
  studies: "informacje o Twoich studiach / your studies",
};

export const pageTitle = "Centralny punkt logowania · Central sign-in";

/** The page on which the student chooses who signs in. */
export function signInBody(asking: Asking, students: readonly Student[]): Html {
  return html`<p>${asking.application} prosi o zalogowanie. / ${asking.application} asks you to sign in.</p>
    <p class="soft">To jest piaskownica: osoby są zmyślone. / This is a sandbox: the people are invented.</p>
    <form method="post" action="${asking.action}" class="wide">
      <input type="hidden" name="oauth_token" value="${asking.oauthToken}" />
      <ul class="cards">
        ${students.map(
          (student) =>
            html`<li>
              <button name="student" value="${student.id}">
                ${student.firstName} ${student.lastName}<br /><span class="soft">${student.about}</span>
              </button>
            </li>`,
        )}
      </ul>
    </form>`;
}

/** The page that asks the student for consent. */
export function consentBody(asking: Asking, student: Student): Html {
  return html`<p>
      Zalogowano jako / Signed in as <strong>${student.firstName} ${student.lastName}</strong>.
      <a href="${asking.action}?oauth_token=${asking.oauthToken}&amp;switch=1">Zmień / Change</a>
    </p>
    <p>Aplikacja / The application <strong>${asking.application}</strong> prosi o / asks for:</p>
    <ul>
      ${asking.scopes.map((scope) => html`<li><code>${scope}</code>: ${scopeTexts[scope] ?? scope}</li>`)}
    </ul>
    <form method="post" action="${asking.action}">
      <input type="hidden" name="oauth_token" value="${asking.oauthToken}" />
      <input type="hidden" name="student" value="${student.id}" />
      <button class="first" name="decision" value="allow">Zezwól / Allow</button>
      <button name="decision" value="deny">Odmów / Deny</button>
    </form>`;
}

export function pinBody(application: string, pin: string): Html {
  return html`<p>Przepisz ten PIN do aplikacji ${application}. / Type this PIN in ${application}.</p>
    <p class="pin"><code id="pin">${pin}</code></p>`;
}

export function deniedBody(application: string): Html {
  return html`<p>Aplikacja ${application} nie otrzymała dostępu. / ${application} was given no access.</p>`;
}

export function goneBody(): Html {
  return html`<p>
    To żądanie wygasło, zostało już użyte albo nigdy nie istniało. Wróć do aplikacji i zacznij od nowa. / This request
    has expired, was used, or never existed. Go back to the application and start again.
  </p>`;
}
