import { isSourceKey } from "../../../dialogs/kit/answer";
import { languages, type Lang } from "../../../dialogs/kit/text";
import { html, type Html } from "../../foundation/html";
import type { TextEntry } from "../../texts/desk";
import type { StaffContent } from "../port";
import { base, editPath, guidePath, type TextsPagesDeps } from "./deps";
import { current, type ListQuery } from "./forms";
import { kindOf, kinds } from "./kinds";
import { dialogName, type Say } from "./say";
import { textsStyle } from "./assets";

const isOfAnswers = (key: string): boolean => key.startsWith("answers.") || isSourceKey(key);

/** Texts that stand together, in the order of the conversation. */
interface Group {
  readonly title: string;
  readonly entries: readonly TextEntry[];
  /** The step's drawing. */
  readonly drawing?: string | undefined;
}

const shows = ["all", "changed", "draft", "answers", "steps"] as const;

export async function listPage(deps: TextsPagesDeps, query: ListQuery, lang: Lang, say: Say): Promise<StaffContent> {
  const { q, show } = query;
  // A reader of the list soon wants to see a text in its cards.
  deps.gallery.prepare();
  const found = await deps.desk.list({ search: q, changedOnly: show === "changed" || show === "draft" });
  const wanted = found.filter(({ key, texts }) => {
    if (show === "draft") return languages.some((it) => texts[it].draft !== undefined);
    if (show === "answers") return isOfAnswers(key);
    return show !== "steps" || /^(activate|extendGuide)\./.test(key);
  });
  const groups = show === "steps" ? stepsOf(wanted, lang, say) : dialogsOf(deps, wanted, lang, say);
  const isNarrowed = q !== "" || show !== "all";
  const body = html`
    ${search(query, say)}
    <p class="soft">${say("list.count", { count: wanted.length })}</p>
    ${groups.map((it) => drawGroup(it, lang, say, isNarrowed && wanted.length <= 200))}
    <p>
      <a href="${base}/export">${say("export.title")}</a>
    </p>
  `;
  return { title: say("title"), body, styles: [textsStyle], isWide: true };
}

const search = ({ q, show }: ListQuery, say: Say): Html =>
  html`<form class="texts-search" method="get" action="${base}" role="search">
    <p>
      <label for="q">${say("list.search")}</label>
      <input id="q" name="q" type="search" value="${q}" placeholder="${say("list.searchHint")}" />
    </p>
    <p>
      <label for="show">${say("list.show")}</label>
      <select id="show" name="show">
        ${shows.map(
          (it) =>
            html`<option value="${it}" ${it === show ? html`selected` : undefined}>${say(`list.shows.${it}`)}</option>`,
        )}
      </select>
    </p>
    <p><button>${say("list.find")}</button></p>
  </form>`;

function drawGroup({ title, entries, drawing }: Group, lang: Lang, say: Say, isOpen: boolean): Html {
  return html`<details class="texts-group" ${isOpen ? html`open` : undefined}>
    <summary>${title} <span class="soft">${String(entries.length)}</span></summary>
    ${drawing === undefined ? undefined : html`<img class="texts-drawing" src="${guidePath(drawing)}" alt="" loading="lazy" />`}
    <ul>
      ${entries.map((it) => row(it, lang, say))}
    </ul>
  </details>`;
}

function row({ key, texts }: TextEntry, lang: Lang, say: Say): Html {
  const marks = [
    languages.some((it) => texts[it].draft !== undefined) ? "draft" : "",
    languages.some((it) => texts[it].override !== undefined) ? "changed" : "",
    languages.some((it) => texts[it].unused !== undefined) ? "unused" : "",
    languages.some((it) => texts[it].hasShippedChanged || texts[it].draft?.hasShippedChanged) ? "shipped" : "",
  ].filter((it) => it !== "");
  return html`<li>
    <a href="${editPath(key)}">${current(texts[lang])}</a>
    ${marks.map((it) => html` <span class="texts-mark ${it}">${say(`mark.${it}`)}</span>`)} <code>${key}</code>
  </li>`;
}

/** The walkthroughs, step by step. A step's texts and its drawing have the same name. */
function stepsOf(entries: readonly TextEntry[], lang: Lang, say: Say): readonly Group[] {
  const groups = new Map<string, TextEntry[]>();
  for (const it of entries) {
    const [dialog = "", step = "", ...rest] = it.key.split(".");
    const at = rest.length > 0 ? `${dialog}.${step}` : dialog;
    groups.set(at, [...(groups.get(at) ?? []), it]);
  }
  return [...groups].map(([at, some]) => {
    const [dialog, step] = at.split(".");
    const titled = some.find(({ key }) => key === `${at}.title`);
    const name = titled ? current(titled.texts[lang]) : say("list.aroundSteps");
    const walk = say(`walk.${dialog === "extendGuide" ? "extend" : "first"}`);
    return { title: `${walk}: ${name}`, entries: some, drawing: titled && step };
  });
}

/** All texts by the dialog whose name they carry, in the order of the dialogs; then those that several dialogs share, or none has. */
function dialogsOf(deps: TextsPagesDeps, entries: readonly TextEntry[], lang: Lang, say: Say): readonly Group[] {
  const groups = new Map<string, TextEntry[]>();
  for (const it of entries) {
    const [own = ""] = it.key.split(".");
    const at = isOfAnswers(it.key)
      ? "answers"
      : Object.hasOwn(deps.dialogs, own)
        ? own
        : `kind ${kindOf(it.key) ?? "shared"}`;
    groups.set(at, [...(groups.get(at) ?? []), it]);
  }
  const order = [...Object.keys(deps.dialogs), "answers", ...["shared", ...kinds].map((it) => `kind ${it}`)];
  return [...groups]
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([at, some]) => {
      if (at === "answers") return { title: say("list.shows.answers"), entries: some };
      if (at.startsWith("kind ")) return { title: say(`kind.${at.slice(5)}`), entries: some };
      return { title: dialogName(deps, at, lang), entries: some };
    });
}
