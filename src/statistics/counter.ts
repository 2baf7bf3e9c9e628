import type { Count } from "./port";

/** The counter of an event as a text, which is its key in the store: `funnel stage=ordered way=first`. */
export const counterOf = ({ name, labels }: Count): string =>
  [
    name,
    ...Object.entries(labels)
      .map(([label, value]) => `${label}=${kindOnly(value)}`)
      .sort(),
  ].join(" ");

/** The name and the labels of a counter in the store. */
export function readCounter(counter: string): {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
} {
  const [name = "", ...labels] = counter.split(" ");
  return {
    name,
    labels: Object.fromEntries(labels.map((it) => it.split("=", 2)).map(([label = "", value = ""]) => [label, value])),
  };
}

/** Anything that does not look like the name of a kind is not stored: a text of a person can become no label by mistake. */
const kindOnly = (value: string): string => (/^[A-Za-z][\w-]{0,39}$/.test(value) ? value : "other");
