import { transformSync } from "@swc/core";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { dialogs, gather, listed, openingIntents } from "../../dialogs";
import type { Dialog } from "../../dialogs/kit/dialog";
import { languages, type Text } from "../../dialogs/kit/text";
import { inAllLanguages as textsOf, script } from "../conversation/people";
import { Talk } from "../conversation/talk";
import { root } from "../support/root";

const [, example = ""] =
  /```ts\n(import \{ z \}.*?)```/s.exec(readFileSync(join(root, "CONTRIBUTING.md"), "utf8")) ?? [];

/** The exports of a file of `dialogs/` with these lines. */
async function exportsOf(source: string): Promise<Record<string, Dialog>> {
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: "typescript" }, target: "es2022" },
    module: { type: "commonjs" },
  });
  const names = [...source.matchAll(/from "([^"]+)"/g)].map(([, name = ""]) => name);
  const load = async (name: string): Promise<readonly [string, unknown]> => {
    const path = name.startsWith(".") ? join(root, "dialogs", name) : name;
    return [name, await import(path)];
  };
  const known = new Map(await Promise.all(names.map(load)));
  const exported: Record<string, Dialog> = {};
  const run = compileFunction(code, ["exports", "require"]) as (to: object, require: (name: string) => unknown) => void;
  run(exported, (name) => known.get(name));
  return exported;
}

describe("the dialog that CONTRIBUTING.md shows", () => {
  let talk: Talk;
  beforeAll(async () => {
    const { visit } = await exportsOf(example);
    const { dialogs: all, intents } = gather([...listed, visit!]);
    const isOurs = (it: Text): boolean => "key" in it && it.key.startsWith("visit.");
    // The locales do not have the example's texts, so each text is represented by its key.
    const inAllLanguages = (it: Text): readonly string[] => (isOurs(it) && "key" in it ? [it.key] : textsOf(it));
    talk = new Talk({}, { ...script, dialogs: all, intents }, inAllLanguages);
  });

  test("has under 40 lines", () => {
    expect(example.split("\n").length).toBeGreaterThan(20);
    expect(example.split("\n").length).toBeLessThan(40);
  });

  test("is offered in the menu, and leads from step to step", () => {
    talk.hello();
    talk.chooses("more");
    expect(talk.frame.offered).toEqual(["tickets", "visit", "language", "privacy", "back"]);
    talk.chooses("visit");
    talk.chooses("afternoon");
    expect([talk.at, talk.frame.data]).toEqual(["visit.hours", { half: "afternoon" }]);
  });

  test("is opened by the words that people type for it", () => {
    talk.means("visit");
    expect(talk.at).toBe("visit.when");
  });

  test("is shown to support under its title", () => {
    talk.means("visit");
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
