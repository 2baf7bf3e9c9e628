import type { Mark } from "../../../dialogs/kit/card";
import type { View } from "../../../dialogs/kit/view";
import { markSymbols } from "../marks";
import type { Escape } from "./escape";
import type { Element } from "./types";

type Fact = View["facts"][number];

const markColors: Readonly<Record<Mark, string>> = {
  met: "Good",
  unmet: "Attention",
  unsaid: "Warning",
  done: "Good",
  current: "Accent",
  ahead: "Default",
};

/**
 * Facts without marks become a two-column table. Facts with marks become a list with a symbol, the name and value, and the
 * mark in words.
 */
export function factElements(facts: readonly Fact[], escape: Escape): Element[] {
  if (facts.length === 0) return [];
  if (facts.some((fact) => fact.mark)) return facts.map((fact, index) => row(fact, index === 0, escape));
  // In a table, the empty value column would take space away from the names.
  if (facts.every(({ value }) => value === "")) return facts.map(({ name }, index) => point(name, index === 0, escape));
  const pairs = facts.map(({ name, value }) => ({ title: escape(name), value: escape(value) }));
  return [{ type: "FactSet", spacing: "Medium", facts: pairs }];
}

const point = (name: string, first: boolean, escape: Escape): Element => ({
  type: "TextBlock",
  text: `• ${escape(name)}`,
  wrap: true,
  spacing: first ? "Medium" : "Small",
});

function row({ name, value, mark, markLabel }: Fact, first: boolean, escape: Escape): Element {
  const current = mark === "current";
  const symbol = {
    type: "TextBlock",
    text: mark ? markSymbols[mark] : " ",
    color: mark ? markColors[mark] : "Default",
    weight: "Bolder",
    isSubtle: mark === "ahead",
  };
  const said = [
    { type: "TextBlock", text: escape(name), wrap: true, ...(current && { weight: "Bolder" }) },
    ...(value ? [{ type: "TextBlock", text: escape(value), wrap: true, size: "Small", spacing: "None" }] : []),
  ];
  const words = { type: "TextBlock", text: escape(markLabel ?? ""), size: "Small", isSubtle: true, wrap: true };
  return {
    type: "ColumnSet",
    spacing: first ? "Medium" : "Small",
    columns: [
      { type: "Column", width: "20px", items: [symbol] },
      { type: "Column", width: "stretch", spacing: "Small", items: said },
      ...(markLabel ? [{ type: "Column", width: "auto", spacing: "Medium", items: [words] }] : []),
    ],
  };
}
