import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog } from "../../../src/conversation/catalog";
import type { Text } from "../../../dialogs/kit/text";
import { catalog } from "../../conversation/people";
import { root } from "../../support/root";

/** Families of keys whose last part is chosen at run time, each with a pattern for the keys that the walk through the dialogs does not show. */
const chosenWhileRunning: Readonly<Record<string, RegExp>> = {
  "src/codes/secretView.ts": /^code\.(qrAlt|qrTextLabel|codeLabel|copy|copied)$/,
  "src/accounts/linkReplies.ts": /^linkPage\./,
  "src/helpdesk/say.ts": /^helpdesk\./,
  "src/tickets/staffAnswers/staffAnswers.ts": /^staffAnswers\./,
  "src/staff/texts/say.ts": /^staffTexts\./,
  "src/tickets/effects.ts": /^untaken\./,
  "dialogs/pictureNews.ts": /^pictures\.refused\./,
  "src/tickets/studentPictures.ts": /^pictures\.factRefused\./,
  "src/tickets/post.ts": /^mail\./,
  "src/conversation/voteWords.ts": /^vote\./,
  "src/compose/staffPages.ts": /^staff\./,
  "src/staff/numbers/words.ts": /^numbers\./,
  "src/privacy/notice/page.ts": /^notice\.(\w+\.title|stored\.\w+)$/,
  "src/compose/slackChat.ts": /^slack\./,
  "src/compose/teamsChat.ts": /^teams\./,
  "src/compose/webChat.ts": /^web\./,
};

const sources = ["src", "dialogs", "deploy"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((it) => join(folder, it)),
  )
  .filter((it) => /\.(ts|js|html)$/.test(it))
  .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** A catalog that notes in `used` every key it was asked for, and every key it needed inside another text. */
export function listening(catalog: Catalog, used: Set<string>): Catalog {
  const note = (text: Text): void => {
    if (!("key" in text)) return;
    used.add(text.key);
    for (const value of Object.values(text.values ?? {}))
      if (typeof value === "object" && "text" in value) note(value.text);
      else if (typeof value === "object" && "day" in value && typeof value.day === "object") note(value.day);
  };
  const say: Catalog["say"] = (text, lang) => {
    note(text);
    return catalog.say(text, lang);
  };
  return { ...catalog, say };
}

/** @param shown the keys that a walk through all dialogs asked for */
export function testKeys(shown: ReadonlySet<string>): void {
  const literals = new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/["'`]([\w~.-]+)["'`]/g)].map((it) => it[1] ?? "")),
  );
  const keys = catalog.keys("pl");

  describe("the texts of the locale files", () => {
    test("are all used: shown on a walk, named in the sources, or part of a family whose key is chosen at run time", () => {
      const families = Object.values(chosenWhileRunning);
      const isUsed = (key: string) => shown.has(key) || literals.has(key) || families.some((it) => it.test(key));
      expect(keys.filter((key) => !isUsed(key))).toEqual([]);
    });

    test("include every text that the sources name", () => {
      const named = sources.flatMap(({ path, text }) =>
        [...text.matchAll(/\bt\(\s*"([^"]+)"/g)].map((it) => ({ path, key: it[1] ?? "" })),
      );
      expect(named.length).toBeGreaterThan(150);
      expect(named.filter(({ key }) => !catalog.has(key))).toEqual([]);
    });

    test("belong to a family only if its file really chooses keys at run time", () => {
      for (const path of Object.keys(chosenWhileRunning)) {
        const source = sources.find((it) => it.path === path)?.text ?? "";
        expect({ path, chosen: /`\w+(?:\.\w+)*\.\$\{\w+\}(?:\.\w+)*`/.test(source) }).toEqual({ path, chosen: true });
      }
    });
  });
}
