import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { languages, type Lang } from "../../dialogs/kit/text";
import { loadAnswerFiles } from "../../src/conversation/answers";
import { loadSources } from "../../src/conversation/catalog";
import { loadInstitution } from "../../src/config/institution";
import { exportTexts } from "../../src/texts/export";
import { createOrigins } from "../../src/texts/origin";
import { institutionOf, type InstitutionName } from "../support/institution";
import { root } from "../support/root";
import { releaseAt } from "./deskAt";

const folder = join(root, "dialogs");

function exported(texts: readonly (readonly [key: string, lang: Lang, text: string])[], at: InstitutionName = "opole") {
  const { answerFiles, institution } = releaseAt(institutionOf(at));
  const edits = { pl: new Map<string, string>(), en: new Map<string, string>(), uk: new Map<string, string>() };
  for (const [key, lang, text] of texts) edits[lang].set(key, text);
  return exportTexts(folder, edits, createOrigins(answerFiles, institution));
}

let repository: string;
beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), "legitka-export-"));
  for (const it of ["locales", "answers", "institutions"])
    cpSync(join(folder, it), join(repository, "dialogs", it), { recursive: true });
});
afterEach(() => rmSync(repository, { recursive: true }));

const applied = (patch: string): void => {
  execFileSync("git", ["apply", "-"], { cwd: repository, input: patch, stdio: ["pipe", "ignore", "pipe"] });
};

/** The texts that the product at the institution of that repository would say. */
function sources(at: InstitutionName = "opole") {
  const { institution } = loadInstitution(
    readFileSync(join(repository, "dialogs", "institutions", `${at}.yaml`), "utf8"),
  );
  const dialogs = join(repository, "dialogs");
  if (!institution) throw new Error("the institution's file is broken");
  return loadSources(dialogs, institution, loadAnswerFiles(dialogs));
}

const texts = [
  ["menu.link", "pl", "Zaloguj się: USOS"],
  ["menu.welcomeBack", "pl", "Hej, {name}! „W czym” \\ pomóc?"],
  ["button.~again", "en", "Again, please"],
  ["answers.plastic.title", "uk", "Пластик, [ELS] {і} все"],
  ["answers.plastic.text", "en", "You need it. “Really”: {office}."],
  ["answers.bot.text", "pl", "Jestem automatem. Uczelnia: {university}."],
] as const;

test("texts are written where they came from, and every other character of the files stays as it is", () => {
  const { files, unplaced } = exported(texts);
  expect(unplaced).toEqual([]);
  expect(files.map(({ path }) => path).sort()).toEqual([
    "dialogs/answers/bot.yaml",
    "dialogs/answers/plastic.yaml",
    "dialogs/locales/en.yaml",
    "dialogs/locales/pl.yaml",
  ]);
  for (const { path, yaml } of files) {
    const before = readFileSync(join(root, path), "utf8").split("\n");
    const after = yaml.split("\n");
    expect(after).toHaveLength(before.length);
    const changed = after.filter((line, at) => line !== before[at]).length;
    expect({ path, changed }).toEqual({
      path,
      changed: path === "dialogs/locales/pl.yaml" || path.includes("plastic") ? 2 : 1,
    });
    writeFileSync(join(repository, path), yaml);
  }
  const read = sources();
  for (const [key, lang, text] of texts) expect(read[lang].get(key)).toBe(text);
});

test("the patch is applied by git and leads to the same files, also when the repository has moved on elsewhere in the locales", () => {
  const { files, patch } = exported(texts);
  const moved = (path: string): string => (path.includes("locales") ? "# Moved on.\n" : "");
  for (const { path } of files) {
    const file = join(repository, path);
    writeFileSync(file, moved(path) + readFileSync(file, "utf8"));
  }
  applied(patch);
  for (const { path, yaml } of files) expect(readFileSync(join(repository, path), "utf8")).toBe(moved(path) + yaml);
});

test("the patch is refused where the repository has another text by now, instead of undoing it", () => {
  const { patch } = exported([["menu.link", "pl", "Zaloguj się w USOS"]]);
  const file = join(repository, "dialogs/locales/pl.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("Zaloguj się przez USOS", "Wejdź przez USOS"));
  expect(() => applied(patch)).toThrow(/patch does not apply/);
});

test("an institution's own answer is written into its own file", () => {
  const { files } = exported(
    [["answers.elsewhere.text", "en", "Around the academy it is enough. Elsewhere, ask there."]],
    "example",
  );
  expect(files.map(({ path }) => path)).toEqual(["dialogs/institutions/example.yaml"]);
  writeFileSync(join(repository, files[0]!.path), files[0]!.yaml);
  expect(sources("example").en.get("answers.elsewhere.text")).toBe(
    "Around the academy it is enough. Elsewhere, ask there.",
  );
});

test("a text whose file is kept elsewhere is named, to be copied by hand", () => {
  const { answerFiles, institution } = releaseAt(institutionOf("example"));
  const edits = { pl: new Map([["answers.elsewhere.text", "Tu. I tam."]]), en: new Map(), uk: new Map() };
  const { files, unplaced } = exportTexts(folder, edits, createOrigins(answerFiles, { ...institution, id: "another" }));
  expect({ files, unplaced }).toEqual({ files: [], unplaced: ["pl:answers.elsewhere.text"] });
});

test("every text of the release can be written back, and gives the same texts again", () => {
  for (const at of ["opole", "example"] as const) {
    const { catalog } = releaseAt(institutionOf(at));
    const all = languages.flatMap((lang) =>
      [...catalog.sources[lang]].map(([key, text]) => [key, lang, text] as const),
    );
    const { files, patch, unplaced } = exported(all, at);
    // Of a topic that is switched off, only the title is used.
    expect(unplaced).toEqual([]);
    for (const { path, yaml } of files) writeFileSync(join(repository, path), yaml);
    expect(sources(at)).toEqual(catalog.sources);
    expect(patch).not.toBe("");
  }
});
