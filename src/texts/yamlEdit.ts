import { isAlias, isMap, isScalar, isSeq, parseDocument, stringify, type Document, type Scalar } from "yaml";

/** A piece of a file that is replaced. */
export interface Replacement {
  readonly from: number;
  /** The first character that stays. */
  readonly to: number;
  readonly text: string;
}

/** Replaces texts in a YAML file and leaves every other character as it is, with its comments, order and quotation marks. */
export interface YamlEditor {
  /** False if there is no text at that path. */
  replace(path: readonly (string | number)[], text: string): boolean;
  readonly replacements: readonly Replacement[];
}

export function createYamlEditor(yaml: string): YamlEditor {
  const document = parseDocument(yaml);
  const replacements: Replacement[] = [];
  return {
    replacements,
    replace(path, text) {
      const found = scalarAt(document, path);
      if (!found) return false;
      const { scalar, isInFlow } = found;
      const [from, to] = scalar.range ?? [0, 0];
      const isBlock = scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED";
      replacements.push({ from, to, text: `${written(text, scalar, isInFlow)}${isBlock ? "\n" : ""}` });
      return true;
    },
  };
}

function scalarAt(document: Document, path: readonly (string | number)[]) {
  let node: unknown = document.contents;
  let isInFlow = false;
  for (const step of path) {
    if (isAlias(node) || (!isMap(node) && !isSeq(node))) return undefined;
    isInFlow ||= node.flow === true;
    node = node.get(step, true);
  }
  return isScalar(node) && typeof node.value === "string" ? { scalar: node, isInFlow } : undefined;
}

/** A text without quotation marks keeps being without, where YAML still reads it as the same text. */
function written(text: string, { type }: Scalar, isInFlow: boolean): string {
  const isPlain = type === "PLAIN" && !isInFlow && stringify(text, { lineWidth: 0 }) === `${text}\n`;
  return isPlain ? text : JSON.stringify(text);
}
