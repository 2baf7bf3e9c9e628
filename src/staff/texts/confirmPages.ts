import type { Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import type { Refusal, TextEntry } from "../../texts/desk";
import type { StaffContent } from "../port";
import { textsStyle } from "./assets";
import { base, editPath, type TextsPagesDeps } from "./deps";
import { fieldName } from "./fieldName";
import { published } from "./forms";
import type { Say } from "./say";

interface Change {
  readonly lang: Lang;
  readonly before: string;
  readonly after: string;
}

/** Before anything reaches students: what they read now, and what they are going to read. */
export function publishPage(
  { catalog }: TextsPagesDeps,
  entry: TextEntry,
  lang: Lang,
  say: Say,
  refusals: readonly Refusal[] = [],
): StaffContent {
  const changes = entry.languages.flatMap((it): Change[] => {
    const { draft, ...text } = entry.texts[it];
    return draft ? [{ lang: it, before: published(text), after: draft.text }] : [];
  });
  const targets = changes.map((it) => `${it.lang}:${entry.texts[it.lang].rev}`).join(",");
  const form = html`<form method="post" action="${base}/publish/${encodeURIComponent(entry.key)}">
    <input type="hidden" name="targets" value="${targets}" />
    ${decide(entry, say("publish.confirm"), say)}
  </form>`;
  const body = html`<p>${changes.length > 0 ? say("publish.what") : say("publish.nothing")}</p>
    ${wrong(refusals, catalog, lang)} ${changes.map((it) => beforeAfter(entry, it, catalog, lang, say))}
    ${changes.length > 0 ? form : html`<p><a href="${editPath(entry.key)}">${say("publish.back")}</a></p>`}`;
  return { title: say("publish.title"), body, styles: [textsStyle] };
}

/** The same before an earlier text is published again. */
export function revertPage(
  { catalog }: TextsPagesDeps,
  entry: TextEntry,
  to: { readonly lang: Lang; readonly to: number | "shipped"; readonly text: string },
  lang: Lang,
  say: Say,
  refusals: readonly Refusal[] = [],
): StaffContent {
  const text = entry.texts[to.lang];
  const body = html`<p>${say("revert.what")}</p>
    ${wrong(refusals, catalog, lang)}
    ${beforeAfter(entry, { lang: to.lang, before: published(text), after: to.text }, catalog, lang, say)}
    <form method="post" action="${base}/revert/${encodeURIComponent(entry.key)}">
      <input type="hidden" name="lang" value="${to.lang}" />
      <input type="hidden" name="to" value="${String(to.to)}" />
      <input type="hidden" name="rev" value="${String(text.rev)}" />
      ${decide(entry, say("revert.confirm"), say)}
    </form>`;
  return { title: say("revert.title"), body, styles: [textsStyle] };
}

const decide = ({ key }: TextEntry, label: string, say: Say): Html =>
  html`<p class="texts-buttons">
    <button>${label}</button> <a class="button quiet" href="${editPath(key)}">${say("publish.back")}</a>
  </p>`;

const wrong = (refusals: readonly Refusal[], catalog: TextsPagesDeps["catalog"], lang: Lang): Html | undefined =>
  refusals.length > 0
    ? html`<ul class="warn" role="alert">
        ${refusals.map(({ says }) => html`<li>${catalog.say(says, lang)}</li>`)}
      </ul>`
    : undefined;

const beforeAfter = (
  entry: TextEntry,
  { lang: it, before, after }: Change,
  catalog: TextsPagesDeps["catalog"],
  lang: Lang,
  say: Say,
): Html =>
  html`<section class="texts-change">
    <h2>${fieldName(entry, it, catalog, lang)}</h2>
    <p class="soft">${say("versions.before")}</p>
    <blockquote lang="${it}"><del>${before}</del></blockquote>
    <p class="soft">${say("versions.after")}</p>
    <blockquote lang="${it}"><ins>${after}</ins></blockquote>
  </section>`;
