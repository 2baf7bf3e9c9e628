import { existsSync } from "node:fs";
import { join } from "node:path";
import { dialogs } from "../../../dialogs";
import { choiceOf } from "../../../dialogs/kit/dialog";
import { catalog } from "../../conversation/people";
import { root } from "../../support/root";
import { textOf } from "../../support/chat";
import type { Walked } from "./walker";

const allSteps = Object.values(dialogs).flatMap((it) =>
  Object.entries(it.steps).map(([name, step]) => ({ name: `${it.id}.${name}`, step })),
);
/** Checks that a walk through the dialogs reaches everything, and that every card it shows is sound. */
export function testWalk(walked: Walked): void {
  const places = (wrong: (it: Walked["views"][number]) => boolean) => [
    ...new Set(
      walked.views.filter(wrong).map(({ at, lang, view }) => `${at} (${lang}): ${textOf(view).slice(0, 200)}`),
    ),
  ];

  describe("a walk through every state of every dialog", () => {
    test("meets no fault: every target exists, every fact that is read is declared, every text exists in every language", () => {
      expect(walked.faults).toEqual([]);
    });

    test("reaches every step", () => {
      expect(allSteps.map(({ name }) => name).filter((name) => !walked.steps.has(name))).toEqual([]);
    });

    test("presses every choice of every step that has a button", () => {
      const choices = allSteps.flatMap(({ name, step }) =>
        Object.keys(step.on).flatMap((choice) => (choiceOf(step.on, choice)?.typedOnly ? [] : `${name}.${choice}`)),
      );
      expect(choices.filter((it) => !walked.choices.has(it))).toEqual([]);
    });
  });

  describe("every card and every notice", () => {
    test("was seen in all three languages", () => {
      const count = (lang: string) => walked.views.filter((it) => it.lang === lang).length;
      expect(count("pl")).toBeGreaterThan(300);
      expect([count("en"), count("uk")]).toEqual([count("pl"), count("pl")]);
    });

    test("says something, and leaves no placeholder, key or missing value in it", () => {
      const isUnfinished = (text: string) =>
        /[{}]|undefined|\bnull\b|NaN|\[object|Invalid Date/.test(text) || catalog.keys("pl").includes(text);
      expect(
        places(({ view }) => isUnfinished(textOf(view)) || textOf({ ...view, buttons: [] }).trim() === ""),
      ).toEqual([]);
      expect(places(({ view }) => view.paragraphs.some((it) => catalog.has(it)))).toEqual([]);
    });

    test("stays within the limits of what every channel can draw", () => {
      expect(places(({ view }) => view.buttons.length > 10)).toEqual([]);
      expect(places(({ view }) => textOf({ ...view, buttons: [] }).length > 3000)).toEqual([]);
      expect(places(({ view }) => view.buttons.some(({ label }) => label.length > 40 || label.trim() === ""))).toEqual(
        [],
      );
      expect(places(({ view }) => view.buttons.some((it) => "button" in it && it.button.length > 600))).toEqual([]);
    });

    test("has at most one primary button", () => {
      const primary = (view: Walked["views"][number]["view"]) =>
        view.buttons.filter((it) => "style" in it && it.style === "primary").length;
      expect(places(({ view }) => primary(view) > 1)).toEqual([]);
    });

    test("uses each button label only once, so that people who hear it can tell the buttons apart", () => {
      expect(places(({ view }) => new Set(view.buttons.map(({ label }) => label)).size < view.buttons.length)).toEqual(
        [],
      );
    });

    test("shows only drawings that exist, each with a text for people who do not see it", () => {
      const isThere = (name: string) => existsSync(join(root, "dialogs/guide", `${name}.png`));
      expect(
        places(({ view: { image } }) => image !== undefined && (!isThere(image.name) || image.alt === "")),
      ).toEqual([]);
    });

    test("links only to addresses that a browser can open safely", () => {
      const urls = walked.views.flatMap(({ view }) => view.buttons.flatMap((it) => ("url" in it ? [it.url] : [])));
      expect([...new Set(urls)].filter((it) => !it.startsWith("https://"))).toEqual([]);
    });
  });

  describe("every step", () => {
    test("has an exit: a button that leads elsewhere, or an outcome it waits for", () => {
      const offered = new Map<string, number>();
      for (const { at, lang, view } of walked.views)
        if (lang === "pl") offered.set(at, Math.min(offered.get(at) ?? Infinity, view.buttons.length));
      const stuck = allSteps.filter(({ name, step }) => !step.passing && offered.has(name) && offered.get(name) === 0);
      expect(stuck.map(({ name }) => name)).toEqual([]);
    });

    test("with an irreversible effect requires a real press", () => {
      const free = allSteps.flatMap(({ name, step }) =>
        Object.keys(step.on).flatMap((choice) => {
          const found = choiceOf(step.on, choice);
          const effects = typeof found?.then === "function" ? [] : (found?.then.effects ?? []);
          const costly = effects.some(({ kind }) =>
            /^(order\.(?!installed)|privacy\.erase|link\.end|ticket\.(send|withdraw))/.test(kind),
          );
          return costly && !found?.pressOnly ? [`${name}.${choice}`] : [];
        }),
      );
      expect(free).toEqual([]);
    });
  });
}
