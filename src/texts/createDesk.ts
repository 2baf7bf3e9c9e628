import { languages, type Lang } from "../../dialogs/kit/text";
import type { Edits, ShippedCatalog } from "../conversation/catalog";
import { fold } from "../understanding";
import { createChanges, refuse, type Change, type ChangesDeps, type Decided } from "./changes";
import type { ListFilter, Outcome, TextEntry, TextIn, TextsDesk } from "./desk";
import type { EditReader, StoredEdit } from "./edits";
import type { TextFollower } from "./follow";
import { placeholdersIn } from "./message";
import type { Origin } from "./origin";
import { languagesOf, mostCharacters, placeOfText } from "./places";
import { editKey, keptVersions, type Edit } from "./records";
import { refused } from "./refusals";

export interface DeskDeps extends ChangesDeps {
  readonly shipped: ShippedCatalog;
  readonly reader: EditReader;
  readonly originOf: (key: string) => Origin;
  readonly relatedTo: (key: string) => readonly string[];
  readonly follower: Pick<TextFollower, "look" | "edits">;
  readonly exported: TextsDesk["export"];
}

/**
 * No text is nearly as long; a draft may still be too long to be published. Longer drafts are not even looked at, because the
 * checks and the drawing of a card take a time that grows with the square of the length.
 */
const mostInDraft = 4_000;

export function createTextsDesk(deps: DeskDeps): TextsDesk {
  const { shipped, checks, reader, originOf, follower } = deps;
  const apply = createChanges(deps);
  const sourceOf = (key: string, lang: Lang): string => shipped.sources[lang].get(key) ?? "";
  const known = new Map<string, TextEntry["placeholders"]>();
  const placeholdersOf = (key: string): TextEntry["placeholders"] => {
    const it = known.get(key) ?? placeholdersIn(sourceOf(key, "pl"), "pl");
    known.set(key, it);
    return it;
  };
  const current = ({ key, lang, published }: Edit): string => published?.text ?? sourceOf(key, lang);

  /** The record after a text was published. */
  function published(edit: Edit, after: string, how: Edit["versions"][number]["how"], by: Edit["last"]): Decided {
    const { key, lang, versions } = edit;
    const base = sourceOf(key, lang);
    if (after === current(edit)) return [refused.same];
    const number = (versions.at(-1)?.number ?? 0) + 1;
    return {
      ...edit,
      published: after === base ? null : { text: after, base, answer: originOf(key).answer },
      versions: [...versions, { number, before: current(edit), after, how, ...by }].slice(-keptVersions),
    };
  }

  async function publishing(change: Change): Promise<Outcome> {
    const outcome = await apply(change);
    // The publisher sees it at once; if the store cannot be read now, it comes with the next look.
    if (outcome.ok) await follower.look().catch(() => undefined);
    return outcome;
  }

  function entryOf(key: string, stored: (lang: Lang) => StoredEdit | undefined): TextEntry {
    const place = placeOfText(key);
    const textIn = (lang: Lang): TextIn => textOf(lang, sourceOf(key, lang), stored(lang), reader);
    return {
      key,
      place,
      most: mostCharacters[place],
      placeholders: placeholdersOf(key),
      texts: { pl: textIn("pl"), en: textIn("en"), uk: textIn("uk") },
      languages: languagesOf(key),
      related: deps.relatedTo(key),
    };
  }

  async function entries(): Promise<readonly TextEntry[]> {
    const stored = new Map((await reader.all()).map((it) => [`${it.edit.lang}:${it.edit.key}`, it]));
    const editable = shipped.keys("pl").filter((key) => checks.isEditable(key));
    return editable.map((key) => entryOf(key, (lang) => stored.get(`${lang}:${key}`)));
  }

  /** Reads the records of one text alone; the editor asks for it at every pause in typing. */
  async function entry(key: string): Promise<TextEntry | undefined> {
    if (!checks.isEditable(key)) return undefined;
    const of = async (lang: Lang): Promise<readonly [Lang, StoredEdit | undefined]> => {
      const stored = await deps.store.get(editKey(key, lang));
      const edit = stored && reader.read(stored);
      return [lang, stored && edit && { edit, rev: stored.rev }];
    };
    const all = new Map(await Promise.all(languages.map(of)));
    return entryOf(key, (lang) => all.get(lang));
  }

  return {
    list: async (filter = {}) => (await entries()).filter(isFound(filter)),
    entry,
    check(key, lang, words) {
      const text = tidy(words);
      return text.length > mostInDraft ? [refused.long(text.length, mostInDraft)] : checks.check(key, lang, text);
    },
    async saveDraft(by, target, words) {
      const text = tidy(words);
      if (text.length > mostInDraft) return refuse(refused.long(text.length, mostInDraft));
      const { id, name } = by;
      const decide = (edit: Edit, at: number): Decided => ({
        ...edit,
        draft: { text, base: sourceOf(edit.key, edit.lang), by: { id, name }, at },
      });
      return apply({ by, targets: [target], decide });
    },
    discardDraft: (by, target) => apply({ by, targets: [target], decide: (edit) => ({ ...edit, draft: null }) }),
    publish: ({ id, name, role }, targets) =>
      publishing({
        by: { id, name, role },
        targets,
        publishes: "text.publish",
        decide(edit, at) {
          const { key, lang, draft } = edit;
          if (!draft) return [refused.noDraft];
          const wrong = checks.check(key, lang, draft.text);
          if (wrong.length > 0) return wrong;
          return published({ ...edit, draft: null }, draft.text, "published", { by: { id, name }, at });
        },
      }),
    revert: ({ id, name, role }, target, to) =>
      publishing({
        by: { id, name, role },
        targets: [target],
        publishes: "text.revert",
        decide(edit, at) {
          const { key, lang } = edit;
          const stamp = { by: { id, name }, at };
          if (to === "shipped") return published(edit, sourceOf(key, lang), "shipped", stamp);
          const version = edit.versions.find(({ number }) => number === to);
          if (!version) return [refused.noVersion];
          const wrong = checks.check(key, lang, version.after);
          return wrong.length > 0 ? wrong : published(edit, version.after, "reverted", stamp);
        },
      }),
    preview(edits) {
      const all: Record<Lang, Map<string, string>> = copyOf(follower.edits());
      for (const { key, lang, text: words } of edits) {
        const text = tidy(words);
        if (checks.isEditable(key) && text.length <= mostInDraft) all[lang].set(key, text);
      }
      return shipped.edited(all, () => undefined);
    },
    export: deps.exported,
  };
}

/** The text as it is stored: line breaks, blanks around it and composed letters are written in one way. */
const tidy = (text: string): string => text.normalize("NFC").replace(/\r\n?/g, "\n").trim();

const copyOf = ({ pl, en, uk }: Edits): Record<Lang, Map<string, string>> => ({
  pl: new Map(pl),
  en: new Map(en),
  uk: new Map(uk),
});

function textOf(lang: Lang, source: string, stored: StoredEdit | undefined, reader: EditReader): TextIn {
  const { draft = null, published = null, versions = [] } = stored?.edit ?? {};
  return {
    lang,
    shipped: source,
    override: published?.text,
    hasShippedChanged: published !== null && published.base !== source,
    unused: stored && reader.unused(stored.edit),
    draft: draft
      ? { text: draft.text, by: draft.by, at: draft.at, hasShippedChanged: draft.base !== source }
      : undefined,
    versions: [...versions].reverse(),
    rev: stored?.rev ?? 0,
  };
}

function isFound({ lang, search = "", changedOnly = false }: ListFilter): (entry: TextEntry) => boolean {
  const shown = lang ? [lang] : languages;
  const words = fold(search);
  return ({ key, texts }) => {
    const them = shown.map((it) => texts[it]);
    if (changedOnly && !them.some(({ override, draft }) => override !== undefined || draft)) return false;
    return (
      key.toLowerCase().includes(search.trim().toLowerCase()) ||
      (words !== "" &&
        them.some(({ shipped, override, draft }) =>
          [shipped, override, draft?.text].some((it) => it !== undefined && fold(it).includes(words)),
        ))
    );
  };
}
