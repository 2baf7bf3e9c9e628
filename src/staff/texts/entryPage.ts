import { isSourceKey } from "../../../dialogs/kit/answer";
import { t, type Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import type { Refusal, TextEntry, TextIn, Version } from "../../texts/desk";
import type { StaffContent, StaffMember } from "../port";
import { includes } from "../roles";
import { cardStyle, editorScript, textsStyle } from "./assets";
import { base, editPath, type TextsPagesDeps } from "./deps";
import { fieldName } from "./fieldName";
import { current, published } from "./forms";
import { previewPart } from "./previewPart";
import type { Preview } from "./previews";
import { momentOf, type Say } from "./say";
import type { Scene } from "./scenes/scene";

export interface EntryPage {
  readonly entry: TextEntry;
  readonly member: StaffMember;
  readonly lang: Lang;
  readonly say: Say;
  /** The contents of the fields, and the reasons why they are refused. */
  readonly typed: Readonly<Record<Lang, string>>;
  readonly refusals: Readonly<Record<Lang, readonly Refusal[]>>;
  /** A sentence above the form: what was done, or that somebody else was quicker. */
  readonly notice?: { readonly text: string; readonly isTrouble: boolean } | undefined;
  /** Whether the texts are somebody else's now and were not shown before. */
  readonly others?: readonly Lang[];
  readonly shown: Preview;
  readonly scenes: readonly Scene[];
  readonly scene: number;
  readonly preview: Lang;
}

/** One text in three languages, with the cards that it stands on. */
export function entryPage(deps: TextsPagesDeps, page: EntryPage): StaffContent {
  const { entry, member, say, notice } = page;
  const mayEdit = includes(member.role, "editor");
  const title = say("edit.title", { key: entry.key });
  const hasDraft = entry.languages.some((it) => entry.texts[it].draft !== undefined);
  const body = html`
    <p><a href="${base}">${say("edit.back")}</a></p>
    ${notice && html`<p class="${notice.isTrouble ? "warn" : "texts-done"}" role="${notice.isTrouble ? "alert" : "status"}">${notice.text}</p>`}
    <p>
      ${say(entry.languages.length > 1 ? "edit.place" : `edit.${entry.place}`, { place: say(`place.${entry.place}`), most: entry.most })}
    </p>
    ${placeholders(deps, page)} ${related(deps, page)}
    <form
      method="post"
      action="${editPath(entry.key)}"
      id="editor"
      data-key="${entry.key}"
      data-counted="${say("edit.length", { length: "…", most: entry.most })}"
      data-failed="${say("edit.previewFailed")}"
    >
      <div class="texts-languages">${entry.languages.map((it) => field(deps, page, it, mayEdit))}</div>
      <p class="texts-buttons">
        ${mayEdit ? html`<button name="act" value="save">${say("edit.save")}</button>` : undefined}
        <button class="quiet" name="act" value="check">${say("edit.check")}</button>
        ${includes(member.role, "publisher") ? html`<button class="quiet" name="act" value="publish">${say("edit.publish")}</button>` : undefined}
        ${mayEdit && hasDraft ? html`<button class="quiet" name="act" value="discard">${say("edit.discard")}</button>` : undefined}
      </p>
      ${previewPart(deps, page)}
    </form>
    ${versions(deps, page)}
  `;
  return { title, body, styles: [cardStyle, textsStyle], scripts: [editorScript], isWide: true };
}

function placeholders({ catalog }: TextsPagesDeps, { entry, say }: EntryPage): Html | undefined {
  if (entry.placeholders.length === 0) return undefined;
  const meaning = (name: string): string =>
    say(catalog.has(`staffTexts.value.${name}`) ? `value.${name}` : "value.other");
  return html`<div class="texts-values">
    <p>${say("edit.values")}</p>
    <ul>
      ${entry.placeholders.map(({ name, kind, branches }) => {
        const how = kind === "value" ? undefined : html` ${say(`edit.${kind}`, { branches: branches.join(", ") })}`;
        return html`<li><code>{${name}}</code>: ${meaning(name)}${how}</li>`;
      })}
    </ul>
  </div>`;
}

/** The way from an answer to its source and day, and back to all answers that name them. */
function related({ catalog }: TextsPagesDeps, { entry, lang, say }: EntryPage): Html | undefined {
  if (entry.related.length === 0) return undefined;
  const named = (key: string): string => {
    const [, topic = ""] = key.split(".");
    if (isSourceKey(key)) return say(`field.${key.endsWith(".source") ? "source" : "day"}`);
    return catalog.say(t(`answers.${topic}.title`), lang);
  };
  const value = (key: string): string => (isSourceKey(key) ? `: ${catalog.say(t(key), lang)}` : "");
  return html`<div class="texts-values">
    <p>${say(entry.languages.length > 1 ? "related.ofAnswer" : "related.ofSource")}</p>
    <ul>
      ${entry.related.map((key) => html`<li><a href="${editPath(key)}">${named(key)}</a>${value(key)}</li>`)}
    </ul>
  </div>`;
}

function field({ catalog }: TextsPagesDeps, page: EntryPage, it: Lang, mayEdit: boolean): Html {
  const { entry, say, typed, refusals, others = [], lang } = page;
  const text = entry.texts[it];
  const wrong = refusals[it];
  const rows = String(Math.min(10, Math.max(3, Math.ceil(typed[it].length / 42))));
  return html`<div class="texts-language">
    <label for="text_${it}">${fieldName(entry, it, catalog, lang)}</label>
    <textarea
      id="text_${it}"
      name="text_${it}"
      lang="${it}"
      rows="${rows}"
      spellcheck="true"
      aria-describedby="wrong_${it}"
      ${mayEdit ? undefined : html`readonly`}
    >
${typed[it]}</textarea>
    <input type="hidden" name="rev_${it}" value="${String(text.rev)}" />
    <p class="texts-count soft" data-count="${it}">
      ${say("edit.length", { length: typed[it].length, most: entry.most })}
    </p>
    <ul class="texts-wrong" id="wrong_${it}" data-wrong="${it}">
      ${wrong.map(({ says }) => html`<li>${catalog.say(says, lang)}</li>`)}
    </ul>
    ${others.includes(it) ? html`<p class="warn">${say("edit.theirs")}<br /><q>${current(text)}</q></p>` : undefined}
    ${state(page, text)}
  </div>`;
}

/** How the text differs from what students read, and from the release. */
function state({ say }: EntryPage, text: TextIn): Html {
  const { draft, override, unused, hasShippedChanged, shipped } = text;
  const lines = [
    draft && say("edit.draftBy", { name: draft.by.name, at: momentOf(draft.at) }),
    draft && `${say("edit.students")} ${published(text)}`,
    override === undefined ? undefined : `${say("edit.shipped")} ${shipped}`,
    hasShippedChanged || draft?.hasShippedChanged ? say("edit.shippedChanged") : undefined,
    unused && say("edit.unused"),
  ].filter((it) => it !== undefined);
  return html`${lines.map((it) => html`<p class="texts-state soft">${it}</p>`)}`;
}

function versions({ catalog }: TextsPagesDeps, { entry, member, lang, say }: EntryPage): Html {
  const isPublisher = includes(member.role, "publisher");
  const some = entry.languages.filter((it) => entry.texts[it].versions.length > 0);
  const back = (it: Lang, to: string, label: string): Html | undefined =>
    isPublisher
      ? html`<a href="${base}/revert/${encodeURIComponent(entry.key)}?lang=${it}&to=${to}">${label}</a>`
      : undefined;
  const row = (it: Lang, version: Version, isNewest: boolean): Html =>
    html`<tr>
      <td>${String(version.number)}</td>
      <td>
        ${version.by.name}<br /><span class="soft">${say("versions.at", { at: momentOf(version.at) })}</span><br /><span
          class="soft"
          >${say(`versions.how.${version.how}`)}</span
        >
      </td>
      <td><del>${version.before}</del></td>
      <td><ins>${version.after}</ins></td>
      <td>
        ${isNewest ? html`<span class="soft">${say("versions.now")}</span>` : back(it, String(version.number), say("versions.back"))}
      </td>
    </tr>`;
  return html`<h2>${say("versions.title")}</h2>
    ${some.length === 0 ? html`<p class="soft">${say("versions.none")}</p>` : undefined}
    ${some.map(
      (it) =>
        html`<div class="scroll">
          <table class="texts-versions">
            <caption>
              ${fieldName(entry, it, catalog, lang)}
            </caption>
            <thead>
              <tr>
                <th scope="col">${say("versions.number")}</th>
                <th scope="col">${say("versions.who")}</th>
                <th scope="col">${say("versions.before")}</th>
                <th scope="col">${say("versions.after")}</th>
                <th scope="col"></th>
              </tr>
            </thead>
            <tbody>
              ${entry.texts[it].versions.map((version, at) => row(it, version, at === 0))}
            </tbody>
          </table>
          ${entry.texts[it].override === undefined ? undefined : html`<p>${back(it, "shipped", say("versions.toShipped"))}</p>`}
        </div>`,
    )}`;
}
