import type { Lang } from "../../dialogs/kit/text";
import type { Edits } from "../conversation/catalog";
import type { Log } from "../ops/log";
import type { Store, Stored } from "../store/port";
import type { Checks } from "./checks";
import type { Refusal } from "./desk";
import type { Origin } from "./origin";
import { editRecord, partition, textIn, untouched, type Edit } from "./records";
import { refused } from "./refusals";

export interface StoredEdit {
  readonly edit: Edit;
  readonly rev: number;
}

export interface EditReader {
  /**
   * Reads a record. One that cannot be read, which is logged once, counts as a text that nobody has edited, so that staff can
   * write it anew.
   */
  read(stored: Stored): Edit | undefined;
  /** All texts that staff have edited. */
  all(): Promise<readonly StoredEdit[]>;
  /** Why a published text is not used; undefined if it is, or if there is none. */
  unused(edit: Edit): Refusal | undefined;
  /** The texts to be said instead of the release's. A text that cannot be used is left out, which is logged once. */
  inUse(them: readonly StoredEdit[]): Edits;
}

export interface EditReaderDeps {
  readonly store: Pick<Store, "scan">;
  readonly checks: Checks;
  readonly originOf: (key: string) => Origin;
  readonly log: Pick<Log, "warn">;
}

export function createEditReader({ store, checks, originOf, log }: EditReaderDeps): EditReader {
  const told = new Set<string>();
  const warnOnce = (id: string, about: object, message: string): void => {
    if (told.has(id)) return;
    told.add(id);
    log.warn(about, message);
  };

  const read: EditReader["read"] = (stored) => {
    try {
      return editRecord.read(stored);
    } catch (err) {
      const text = stored.key.id;
      const about = { text, err };
      warnOnce(`${text} ${stored.rev}`, about, "what staff made of this text cannot be read: the release's is used");
      const target = textIn(stored.key);
      return target && untouched(target, { by: { id: "", name: "" }, at: 0 });
    }
  };

  function unused({ key, lang, published }: Edit): Refusal | undefined {
    if (!published) return undefined;
    if (checks.isEditable(key) && originOf(key).answer !== published.answer) return refused.otherAnswer;
    return checks.harm(key, lang, published.text);
  }

  return {
    read,
    unused,
    async all() {
      const found: StoredEdit[] = [];
      for await (const stored of store.scan("textEdit", partition)) {
        const edit = read(stored);
        if (edit) found.push({ edit, rev: stored.rev });
      }
      return found;
    },
    inUse(them) {
      const maps: Record<Lang, Map<string, string>> = { pl: new Map(), en: new Map(), uk: new Map() };
      for (const { edit, rev } of them) {
        const { key, lang, published } = edit;
        if (!published) continue;
        const why = unused(edit);
        if (!why) maps[lang].set(key, published.text);
        else
          warnOnce(
            `${lang}:${key} ${rev}`,
            { text: `${lang}:${key}`, why: why.code },
            "a published text does not fit this release: the release's is used",
          );
      }
      return maps;
    },
  };
}
