import { parser } from "@prometheus-io/lezer-promql";

export interface Read {
  /** Whether Prometheus's own grammar takes it. */
  readonly isGood: boolean;
  readonly metrics: readonly string[];
  /** Label matchers, as `name=~"value"`. */
  readonly matchers: readonly string[];
}

/** Reads an expression; Grafana's variables count as what they become. */
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
