/** The parts of a style that decide how far apart paragraphs look, and whether they are visible at all. */
export interface Style {
  /** In CSS pixels; undefined if the style does not set it. */
  readonly above?: number | undefined;
  readonly below?: number | undefined;
  readonly isHidden?: boolean | undefined;
  readonly isPreformatted?: boolean | undefined;
  readonly colour?: string | undefined;
  readonly background?: string | undefined;
  readonly isBold?: boolean | undefined;
  readonly hasBorder?: "none" | "left" | undefined;
}

export type Styles = ReadonlyMap<string, Style>;

/** The limits for a style sheet, in characters and in rules. Style sheets in letters are small. */
const longestSheet = 50_000;
const mostRules = 500;
const longestDeclarations = 2_000;
const longestSelectors = 1_000;

const pixels: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  em: 16,
  rem: 16,
  ex: 8,
  cm: 37.8,
  mm: 3.78,
  in: 96,
  pc: 16,
};

/** Parses a `style="…"` attribute. */
export function styleOf(declarations: string): Style {
  const style: { -readonly [K in keyof Style]: Style[K] } = {};
  for (const declaration of declarations.slice(0, longestDeclarations).split(";")) {
    const colon = declaration.indexOf(":");
    const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/!important/i, "")
      .trim()
      .toLowerCase();
    switch (name) {
      case "margin": {
        const sides = value.split(/\s+/).map(lengthOf);
        style.above = sides[0];
        style.below = sides[2] ?? sides[0];
        break;
      }
      case "margin-top":
      case "margin-block-start":
      case "mso-margin-top-alt":
        style.above = value === "auto" ? (style.above ?? 14) : lengthOf(value);
        break;
      case "margin-bottom":
      case "margin-block-end":
      case "mso-margin-bottom-alt":
        style.below = value === "auto" ? (style.below ?? 14) : lengthOf(value);
        break;
      case "margin-block":
        [style.above, style.below] = [lengthOf(value.split(/\s+/)[0] ?? ""), lengthOf(value.split(/\s+/).at(-1) ?? "")];
        break;
      case "display":
        if (value === "none") style.isHidden = true;
        break;
      case "mso-hide":
        if (value === "all") style.isHidden = true;
        break;
      case "visibility":
        if (value === "hidden") style.isHidden = true;
        break;
      case "font-size":
        if (/^0(\.0*)?(px|pt|em|%)?$/.test(value)) style.isHidden = true;
        break;
      case "white-space":
        style.isPreformatted = /^(pre|break-spaces)/.test(value);
        break;
      case "color":
        style.colour = value;
        break;
      case "background":
      case "background-color":
        style.background = value;
        break;
      case "font-weight":
        style.isBold = /^(bold|[6-9]00)/.test(value);
        break;
      case "border":
        if (/^(none|0|medium none|currentcolor)/.test(value)) style.hasBorder = "none";
        break;
      case "border-left":
        if (!/^(none|0|medium none)/.test(value)) style.hasBorder = "left";
        break;
    }
  }
  return style;
}

function lengthOf(value: string): number | undefined {
  const [, amount, unit = ""] = /^(-?(?:\d+(?:\.\d+)?|\.\d+))([a-z%]*)$/.exec(value) ?? [];
  return amount === undefined ? undefined : Number(amount) * (pixels[unit] ?? 0);
}

/**
 * The styles that a `<style>` sets for elements (`p`), classes (`.MsoNormal`) and both (`p.MsoNormal`). More specific selectors
 * are ignored.
 */
export function stylesOf(sheet: string): Map<string, Style> {
  const styles = new Map<string, Style>();
  const rules = withoutComments(sheet.slice(0, longestSheet)).split("}").slice(0, mostRules);
  for (const rule of rules) {
    const brace = rule.lastIndexOf("{");
    if (brace < 0) continue;
    const style = styleOf(rule.slice(brace + 1));
    // Inside `@media {`, the selectors begin after its brace.
    const selectors = rule.slice(rule.lastIndexOf("{", brace - 1) + 1, brace).slice(-longestSelectors);
    for (const selector of selectors.split(",").map((it) => it.trim().toLowerCase())) {
      if (/^([a-z][a-z\d]*)?(\.[\w-]+)?$/.test(selector)) styles.set(selector, { ...styles.get(selector), ...style });
    }
  }
  return styles;
}

function withoutComments(sheet: string): string {
  return sheet
    .split("/*")
    .map((it, at) => (at === 0 ? it : it.slice((it.indexOf("*/") + 1 || it.length) + 1)))
    .join("")
    .replace(/<!--|-->/g, "");
}
