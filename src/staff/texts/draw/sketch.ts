import type { View } from "../../../../dialogs/kit/view";
import { html, type Html } from "../../../foundation/html";

/** A card's content without a channel's look, for browsers that run no scripts. */
export function sketch({ title, paragraphs, facts, field, buttons, image }: View): Html {
  return html`
    ${title === undefined ? undefined : html`<p><strong>${title}</strong></p>`}
    ${paragraphs.map((it) => html`<p>${it}</p>`)} ${image && html`<p class="soft">[${image.alt}]</p>`}
    ${
      facts.length > 0
        ? html`<ul>
            ${facts.map(({ name, value, markLabel }) => html`<li>${[name, value, markLabel].filter(Boolean).join(": ")}</li>`)}
          </ul>`
        : undefined
    }
    ${field && html`<p>${field.label} ${field.placeholder === undefined ? undefined : html`<span class="soft">${field.placeholder}</span>`}</p>`}
    ${buttons.map(({ label }) => html`<span class="sketch-button">${label}</span> `)}
  `;
}
