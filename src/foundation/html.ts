/** Markup that can be sent without escaping. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | undefined | readonly Part[];

/** A template tag that escapes its values, unless they are `Html` themselves; undefined adds nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: strings.map((text, at) => text + written(parts[at])).join("") };
}

function written(part: Part): string {
  if (part === undefined) return "";
  if (typeof part === "string") return part.replace(/[&<>"']/g, (it) => entities[it] ?? it);
  return "markup" in part ? part.markup : part.map(written).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
