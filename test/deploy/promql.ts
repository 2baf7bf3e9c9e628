import { parser } from "@prometheus-io/lezer-promql";

export interface Read {
  /** Whether the expression is valid by Prometheus's own grammar. */
  readonly isGood: boolean;
  readonly metrics: readonly string[];
  /** The label matchers, as `name=~"value"`. */
  readonly matchers: readonly string[];
}

/** Reads an expression; Grafana's variables are replaced by what they stand for. */
export function readPromql(expression: string): Read {
  const text = expression.replaceAll("$__rate_interval", "1m").replaceAll("$job", "legitka");
  const metrics: string[] = [];
  const matchers: string[] = [];
  let isGood = true;
  parser.parse(text).iterate({
    enter({ name, type, from, to, node }) {
      if (type.isError) isGood = false;
      if (name === "Identifier" && node.parent?.name === "VectorSelector") metrics.push(text.slice(from, to));
      if (name === "UnquotedLabelMatcher") matchers.push(text.slice(from, to));
    },
  });
  return { isGood, metrics, matchers };
}
