import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Dialogs from "../../dialogs";
import { dialogs, openingIntents } from "../../dialogs";
import { languages, t, type Lang } from "../../dialogs/kit/text";
import { loadCatalog } from "../../src/conversation/catalog";
import type * as Understanding from "../../src/understanding";
import type * as Learning from "../../src/understanding/training/learn";
import type * as Phrases from "../../src/understanding/training/phrases";
import { inAllLanguagesOf, script } from "../conversation/people";
import { cardOf, Talk } from "../conversation/talk";
import { institutionOf } from "../support/institution";
import { root } from "../support/root";
import { model } from "../support/understanding";

/** What CONTRIBUTING.md shows of the example: the dialog, its texts and its phrases. */
const [, example = "", texts = "", phrases = ""] =
  /```ts\n(import \{ z \}.*?)```.*?```yaml\n(visit:.*?)```.*?```yaml\n(e00:.*?)```/s.exec(
    readFileSync(join(root, "CONTRIBUTING.md"), "utf8"),
  ) ?? [];

/** A copy of the sources to which everything is done that CONTRIBUTING.md says. */
function withExample(): string {
  const tree = mkdtempSync(join(tmpdir(), "legitka-example-"));
  for (const it of ["dialogs", "src/understanding", "tsconfig.json", "package.json"])
    cpSync(join(root, it), join(tree, it), { recursive: true, filter: (name) => !/\.gz$|\.svg$/.test(name) });
  symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
  writeFileSync(join(tree, "dialogs/visit.ts"), example);
  const index = join(tree, "dialogs/index.ts");
  const listed = readFileSync(index, "utf8").replace("export const listed = [", "$&\n  visit,");
  writeFileSync(index, `import { visit } from "./visit";\n${listed}`);
  for (const lang of languages) appendFileSync(join(tree, `dialogs/locales/${lang}.yaml`), texts);
  writeFileSync(join(tree, "dialogs/phrases/en/visit.yaml"), phrases);
  return tree;
}

/** The modules of the copy; each is what its source there says, and not what this test imports. */
const sourcesIn = (tree: string) => ({
  ...jest.requireActual<typeof Dialogs>(join(tree, "dialogs")),
  ...jest.requireActual<typeof Learning>(join(tree, "src/understanding/training/learn")),
  ...jest.requireActual<typeof Phrases>(join(tree, "src/understanding/training/phrases")),
  ...jest.requireActual<typeof Understanding>(join(tree, "src/understanding")),
});

describe("the dialog that CONTRIBUTING.md shows", () => {
  let tree: string;
  let interpreted: (text: string) => Understanding.Understood;
  let newTalk: () => Talk;
  const english: Lang = "en";
  const institution = institutionOf();

  beforeAll(() => {
    tree = withExample();
    const { saying, learn, loadPhrases, createInterpretation } = sourcesIn(tree);
    const few = ["visit", "order", "status", "human", "officeContact", "other"];
    const taught = loadPhrases(join(tree, "dialogs/phrases")).taught.filter(
      (it) => it.lang === english && few.includes(it.meaning),
    );
    interpreted = createInterpretation(learn(taught, model.thresholds), () => undefined);
    const catalog = loadCatalog(join(tree, "dialogs"), institution);
    newTalk = () => new Talk({ lang: english }, { ...script, ...saying }, inAllLanguagesOf(catalog));
  });
  afterAll(() => rmSync(tree, { recursive: true }));

  test("has under 40 lines", () => {
    expect(example.split("\n").length).toBeGreaterThan(20);
    expect(example.split("\n").length).toBeLessThan(40);
  });

  test("has the right types, and gives its intent to the understanding", async () => {
    const named =
      'import type { Intent, Meaning } from "./src/understanding";\nexport const it: Intent & Meaning = "visit";\n';
    writeFileSync(join(tree, "named.ts"), named);
    const settings = {
      extends: "./tsconfig.json",
      compilerOptions: { noEmit: true, types: ["node"] },
      files: ["named.ts"],
      include: [],
    };
    writeFileSync(join(tree, "tsconfig.example.json"), JSON.stringify(settings));
    const command = [join(root, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.example.json"];
    const said = await new Promise<string>((answer) => {
      execFile(process.execPath, command, { cwd: tree }, (_, out, trouble) => answer(out + trouble));
    });
    expect(said).toBe("");
  });

  test("is offered in the menu, and leads from step to step in its own words", () => {
    const talk = newTalk();
    const catalog = loadCatalog(join(tree, "dialogs"), institution);
    talk.hello();
    talk.chooses("more");
    expect(talk.frame.offered).toEqual(["tickets", "visit", "language", "privacy", "back"]);
    talk.chooses("visit");
    const [text] = [cardOf(talk.says("in the afternoon")).text].flat();
    expect([talk.at, talk.frame.data]).toEqual(["visit.hours", { half: "afternoon" }]);
    expect(catalog.say(text ?? t("visit.when"), english)).toBe(catalog.say(t("visit.afternoonHours"), english));
    expect(texts).toContain(catalog.say(t("visit.afternoonHours"), english));
  });

  test.each(["When can I come to the help desk?", "i'd like to visit the help desk in person"])(
    "is opened by what people type for it: «%s»",
    (text) => {
      const talk = newTalk();
      talk.says(text, interpreted(text));
      expect(talk.at).toBe("visit.when");
    },
  );

  test("is shown to support under its title", () => {
    const talk = newTalk();
    talk.says("when can I come to the help desk", interpreted("when can I come to the help desk"));
    talk.commands("human");
    expect(talk.frame.data).toMatchObject({ dialog: "visit" });
  });
});

describe("when something is added, what is easily forgotten", () => {
  test("is not a dialog: each declared dialog is in the list of dialogs/index.ts", () => {
    const declared = readdirSync(join(root, "dialogs"))
      .filter((it) => it.endsWith(".ts"))
      .flatMap((file) => {
        const source = readFileSync(join(root, "dialogs", file), "utf8");
        return [...source.matchAll(/dialog\(\{\s*id: "(\w+)"/g)].map(([, id = ""]) => ({ file, id }));
      });
    expect(declared.length).toBeGreaterThan(20);
    const forgotten = declared.filter(({ id }) => dialogs[id] === undefined);
    expect(forgotten.map(({ file, id }) => `add «${id}» of dialogs/${file} to «listed» in dialogs/index.ts`)).toEqual(
      [],
    );
  });

  test("is not a phrase: each learnt intent has phrases in every language", () => {
    const learnt = openingIntents.filter(({ gloss }) => gloss !== undefined).map(({ name }) => name);
    const missing = languages.flatMap((lang) => {
      const there = readdirSync(join(root, "dialogs/phrases", lang));
      return learnt
        .filter((it) => !there.includes(`${it}.yaml`))
        .map((it) => `write dialogs/phrases/${lang}/${it}.yaml`);
    });
    expect(missing).toEqual([]);
  });
});
