import type { Mark } from "../../../dialogs/kit/card";
import type { View } from "../../../dialogs/kit/view";
import { markSymbols } from "../marks";
import type { Escape } from "./escape";
import { lines } from "./lines";
import type { Element } from "./types";

type Fact = View["facts"][number];

const markColors: Readonly<Record<Mark, string>> = {
  met: "Good",
  unmet: "Attention",
  unsaid: "Default",
  done: "Good",
  current: "Accent",
  ahead: "Default",
};

/**
 * Facts without marks become lines; if a value does not fit on the line, it is shown below its name. A table is not used, because
 * Teams cuts its second column off in a narrow chat. Facts with marks become a list with a symbol, the name and value, and the
 * mark in words.
 */
export function factElements(facts: readonly Fact[], escape: Escape): Element[] {
  if (facts.length === 0) return [];
  if (facts.some((fact) => fact.mark)) return facts.map((fact, index) => row(fact, index === 0, escape));
  if (facts.every(({ value }) => value === "")) return facts.map(({ name }, index) => point(name, index === 0, escape));
  return facts.flatMap((fact, index) => (isShort(fact) ? [line(fact, index === 0, escape)] : said(fact, escape)));
}

/** About this many characters fit on a line at 320 pixels. */
const shortest = 36;
const isShort = ({ name, value }: Fact): boolean => name.length + value.length <= shortest && !value.includes("\n");

const line = ({ name, value }: Fact, first: boolean, escape: Escape): Element => ({
  type: "TextBlock",
  text: escape(`${name}: ${value}`),
  wrap: true,
  spacing: first ? "Medium" : "Small",
});

/** A person's words, line by line below their name. */
const said = ({ name, value }: Fact, escape: Escape): Element[] => [
  { type: "TextBlock", text: escape(name), wrap: true, size: "Small", isSubtle: true, spacing: "Medium" },
  ...lines(value, escape, "None"),
];

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
    isSubtle: mark === "ahead" || mark === "unsaid",
  };
  // A fact that USOS does not tell is no cause for alarm, so it has no mark beside its name. USOS's words are too long for that
  // column.
  const beside = mark === "unsaid" ? undefined : markLabel;
  const below = [value, mark === "unsaid" ? (markLabel ?? "") : ""].filter((it) => it !== "");
  const said = [
    {
      type: "TextBlock",
      text: escape(name),
      wrap: true,
      ...(current && { weight: "Bolder" }),
      ...(mark === "unsaid" && { isSubtle: true }),
    },
    ...below.map((text) => ({
      type: "TextBlock",
      text: escape(text),
      wrap: true,
      size: "Small",
      spacing: "None",
      ...(mark === "unsaid" && { isSubtle: true }),
    })),
  ];
  const words = { type: "TextBlock", text: escape(beside ?? ""), size: "Small", isSubtle: true, wrap: true };
  return {
    type: "ColumnSet",
    spacing: first ? "Medium" : "Small",
    columns: [
      { type: "Column", width: "20px", items: [symbol] },
      { type: "Column", width: "stretch", spacing: "Small", items: said },
      ...(beside ? [{ type: "Column", width: "auto", spacing: "Medium", items: [words] }] : []),
    ],
  };
}
