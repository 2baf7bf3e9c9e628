import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../dialogs/kit/text";
import type { Edits } from "../conversation/catalog";
import type { Exported } from "./desk";
import type { Origin } from "./origin";
import { patchOf, replaced } from "./patch";
import { languagesOf } from "./places";
import { createYamlEditor, type YamlEditor } from "./yamlEdit";

/**
 * Writes texts into the files of the repository that they come from.
 *
 * @param folder the path of `dialogs/`
 */
export function exportTexts(folder: string, edits: Edits, originOf: (key: string) => Origin): Exported {
  const open = new Map<string, { readonly yaml: string; readonly editor: YamlEditor }>();
  const unplaced: string[] = [];
  const editorOf = (file: string): YamlEditor | undefined => {
    const known = open.get(file);
    if (known) return known.editor;
    const path = join(folder, file);
    if (!existsSync(path)) return undefined;
    const yaml = readFileSync(path, "utf8");
    const editor = createYamlEditor(yaml);
    open.set(file, { yaml, editor });
    return editor;
  };
  for (const lang of languages)
    for (const [key, text] of edits[lang]) {
      // A source or its day is in the file once.
      if (!languagesOf(key).includes(lang)) continue;
      const { file, path } = originOf(key);
      const isWritten = editorOf(file.replace("LANG", lang))?.replace(
        path.map((it) => (it === "LANG" ? lang : it)),
        text,
      );
      if (!isWritten) unplaced.push(`${lang}:${key}`);
    }
  const files = [...open]
    .filter(([, { editor }]) => editor.replacements.length > 0)
    .map(
      ([
        file,
        {
          yaml,
          editor: { replacements },
        },
      ]) => ({ path: `dialogs/${file}`, yaml, replacements }),
    );
  return {
    files: files.map(({ path, yaml, replacements }) => ({ path, yaml: replaced(yaml, replacements) })),
    patch: files.map(({ path, yaml, replacements }) => patchOf(path, yaml, replacements)).join(""),
    unplaced,
  };
}
