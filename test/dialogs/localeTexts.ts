import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { dialogs, intents } from "../../dialogs";
import { choiceOf } from "../../dialogs/kit/dialog";
import { t, type Lang, type Text } from "../../dialogs/kit/text";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { loadStaffAnswerFiles } from "../../src/conversation/staffAnswers";
import { placeholdersIn } from "../../src/texts/message";
import { root } from "../support/root";

/**
 * The texts of a language by their dotted keys, as they stand in its file, together with the texts of all answers and of those that staff have ready, whomever the answers hold for.
 * Throws when one key occurs twice in the same place.
 */
export function readTexts(lang: Lang): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const walk = (tree: unknown, prefix: string): void => {
    if (typeof tree !== "object" || tree === null) return void flat.set(prefix, tree);
    for (const [name, value] of Object.entries(tree)) walk(value, prefix === "" ? name : `${prefix}.${name}`);
  };
  walk(load(readFileSync(join(root, "dialogs", "locales", `${lang}.yaml`), "utf8")), "");
  for (const [topic, { title, answers }] of Object.entries(loadAnswerFiles(join(root, "dialogs")))) {
    flat.set(`answers.${topic}.title`, title[lang]);
    answers.forEach(({ text }, at) => flat.set(`answers.${topic}.text${at === 0 ? "" : `.${at + 1}`}`, text[lang]));
  }
  for (const [name, { title, answers }] of loadStaffAnswerFiles(join(root, "dialogs"))) {
    flat.set(`staffAnswers.${name}.title`, title[lang]);
    answers.forEach(({ text }, at) => flat.set(`staffAnswers.${name}.text${at === 0 ? "" : `.${at + 1}`}`, text[lang]));
  }
  return flat;
}

/** The values that a message needs, each with the way it is used: `name`, `name, plural` or `name, select`. */
export const placeholders = (text: string, lang: Lang): string[] =>
  placeholdersIn(text, lang).map(({ name, kind }) => (kind === "value" ? name : `${name}, ${kind}`));

/** The source code that puts texts on cards; tests look up in it how a text is used. */
export function sources(): string {
  const folders = [join(root, "dialogs"), join(root, "dialogs", "kit"), join(root, "src", "conversation")];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

/** The keys of all texts that stand on a button, in a dialog, a notice or a page. */
export function buttonKeys(): string[] {
  const steps = Object.values(dialogs).flatMap((it) => Object.values(it.steps));
  const choices = steps.flatMap(({ on }) =>
    Object.keys(on).map((name) => choiceOf(on, name)?.label ?? t(`button.${name}`)),
  );
  const openings = Object.values(intents).flatMap((it) => ("label" in it ? [it.label] : []));
  const elsewhere = [...sources().matchAll(/label: t\("([^"]+)"/g)].map(([, key]) => t(key ?? ""));
  const pages = ["linkPage.confirm", "web.send", "web.retry"].map((key) => t(key));
  const keyOf = (it: Text): string[] => ("key" in it ? [it.key] : []);
  return [...new Set([...choices, ...openings, ...elsewhere, ...pages].flatMap(keyOf))].sort();
}
