import { kindOf } from "../../../src/staff/texts/kinds";
import { languages } from "../../../dialogs/kit/text";
import { releaseAt } from "../../texts/deskAt";
import { gallery } from "./pagesAt";
import { textOf } from "../../support/chat";

const { catalog } = releaseAt();

test("every text is in a card or a notice, or its kind says where else it stands", async () => {
  const unplaced: string[] = [];
  for (const key of catalog.keys("pl"))
    if ((await gallery.scenesOf(key)).length === 0 && kindOf(key) === undefined) unplaced.push(key);
  expect(unplaced).toEqual([]);
});

test("every scene can be drawn in every language", async () => {
  const scenes = new Set((await Promise.all(catalog.keys("pl").map((key) => gallery.scenesOf(key)))).flat());
  expect(scenes.size).toBeGreaterThan(700);
  for (const { draw } of scenes) for (const lang of languages) expect(textOf(draw(lang, catalog))).not.toBe("");
});

test("a text is shown first where it belongs: a step's own text at that step", async () => {
  for (const [key, at] of [
    ["order.ready", "order.check"],
    ["activate.scan.text", "activate.scan"],
    ["menu.moreText", "menu.more"],
  ] as const)
    expect((await gallery.scenesOf(key))[0]?.at).toBe(at);
});
