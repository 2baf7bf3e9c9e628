import { languages, t, type Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import type { TextsPagesDeps } from "./deps";
import { sketch } from "./draw/sketch";
import type { Preview } from "./previews";
import { dialogName, type Say } from "./say";
import type { Scene } from "./scenes/scene";

export interface PreviewPart {
  readonly shown: Preview;
  readonly scenes: readonly Scene[];
  readonly scene: number;
  /** The language of the preview. */
  readonly preview: Lang;
  readonly lang: Lang;
  readonly say: Say;
}

const channels = ["web", "teams", "slack"] as const;

/** The cards of the three channels, with the choice of the place and of the language. */
export function previewPart(deps: TextsPagesDeps, part: PreviewPart): Html {
  const { shown, preview, lang, say } = part;
  return html`<section class="texts-preview" aria-label="${say("preview.title")}">
    <h2>${say("preview.title")}</h2>
    <div class="texts-choices">
      <fieldset>
        <legend>${say("preview.language")}</legend>
        ${languages.map(
          (it) =>
            html`<label
              ><input type="radio" name="preview" value="${it}" ${it === preview ? html`checked` : undefined} />
              ${deps.catalog.say(t(`language.${it}`), lang)}</label
            >`,
        )}
      </fieldset>
      ${places(deps, part)}
    </div>
    ${shown.kind === "card" ? cards(shown, say) : alone(shown, say)}
  </section>`;
}

function places(deps: TextsPagesDeps, { scenes, scene, lang, say }: PreviewPart): Html {
  if (scenes.length < 2) return html`<input type="hidden" name="scene" value="0" />`;
  return html`<div>
    <label for="scene">${say("preview.place", { count: scenes.length })}</label>
    <select id="scene" name="scene">
      ${scenes.map(
        ({ at }, index) =>
          html`<option value="${String(index)}" ${index === scene ? html`selected` : undefined}>
            ${String(index + 1)}. ${placeName(deps, at, lang, say)}
          </option>`,
      )}
    </select>
  </div>`;
}

/** A step by its dialog's title and its own name; a happening or another place in words. */
function placeName(deps: TextsPagesDeps, at: string, lang: Lang, say: Say): string {
  const [dialog = "", step] = at.split(".");
  if (step !== undefined) return `${dialogName(deps, dialog, lang)} (${step})`;
  return deps.catalog.has(`staffTexts.at.${at}`) ? say(`at.${at}`) : say("at.happening", { name: at });
}

/** The script draws the cards of the chat page and of Teams from their JSON; without it, what they say is shown. */
const cards = ({ web, teams, progress, slack, view }: Extract<Preview, { kind: "card" }>, say: Say): Html => {
  const json = { web: JSON.stringify({ card: web, progress }), teams: JSON.stringify({ card: teams }) };
  return html`<div class="texts-tabs" role="group" aria-label="${say("preview.channels")}">
      ${channels.map((it) => html`<button type="button" class="quiet" data-tab="${it}">${say(`channel.${it}`)}</button>`)}
    </div>
    <div class="texts-cards">
      <section class="texts-channel web" data-channel="web">
        <h3>${say("channel.web")}</h3>
        <div class="message assistant" data-card="${json.web}">${sketch(view)}</div>
      </section>
      <section class="texts-channel teams" data-channel="teams">
        <h3>${say("channel.teams")}</h3>
        <div class="message assistant" data-card="${json.teams}">${sketch(view)}</div>
      </section>
      <section class="texts-channel slack" data-channel="slack">
        <h3>${say("channel.slack")}</h3>
        <div class="slack-message" data-slack>${{ markup: slack }}</div>
      </section>
    </div>`;
};

const alone = ({ of, text }: Extract<Preview, { kind: "alone" }>, say: Say): Html =>
  html`<div class="texts-alone">
    <p class="soft">${say(`alone.${of}`)}</p>
    <blockquote data-alone>${text}</blockquote>
  </div>`;
