import { day, moment, verbatim, type Value } from "../../../dialogs/kit/text";
import type { Placeholder } from "../../texts/desk";

const name = { text: verbatim("Anna") };
const at = moment("2026-11-23T10:00:00Z");

const known: Readonly<Record<string, Value>> = {
  name,
  by: name,
  ticket: "L-7K2M",
  chat: "Slack",
  channel: "Slack",
  university: "Uniwersytet",
  until: day("2027-03-31"),
  day: day("2027-03-31"),
  since: at,
  when: at,
  at,
  step: 8,
  of: 10,
  number: 3,
  max: 2_000,
  most: 2_000,
};

/** A value to show a text with where it stands alone. */
export function sampleOf({ name: called, kind, branches }: Placeholder): Value {
  if (kind === "plural") return 3;
  if (kind === "select") return branches.find((it) => it !== "other") ?? "other";
  return known[called] ?? "…";
}
