import { z } from "zod";
import type { Data, Dialog } from "../../../../dialogs/kit/dialog";
import type { Institution } from "../../../../dialogs/kit/institution";
import { usosWords } from "./factSamples";
import { closedTimes, obstacles } from "./happeningSamples";

/** Values of properties that are more than their type says; any other text is a sentence that a student has written. */
const known: Readonly<Record<string, readonly unknown[]>> = {
  orderId: ["7001"],
  ticket: ["L-1"],
  problem: ["p1"],
  chat: ["handle-1"],
  channel: ["Slack"],
  dialog: ["activate"],
  step: ["scan"],
  error: [...new Set(obstacles.map(({ code }) => code)), "orderUnclear"],
  then: ["order"],
  thenData: ["{}"],
  url: ["https://legitka.example/link/abc", "used", "locked", "full"],
  half: ["123"],
  closed: closedTimes,
  goodUntil: [Date.parse("2026-11-23T10:10:00Z")],
};
const byType: Readonly<Record<string, readonly unknown[]>> = {
  string: ["Nie działa mi kod. Co teraz?"],
  number: [1],
  integer: [1],
  boolean: [true, false],
};

interface Property {
  readonly name: string;
  readonly values: readonly unknown[];
  readonly isRequired: boolean;
}

function propertiesOf({ data, steps }: Dialog, { usos }: Institution): readonly Property[] {
  const { properties = {}, required = [] } = z.toJSONSchema(data, { io: "input", unrepresentable: "any" });
  return Object.entries(properties).map(([name, it]) => {
    const { enum: several, const: one, type = "string" } = typeof it === "object" ? it : {};
    const choices = several ?? (one === undefined ? undefined : [one]);
    const reasons = Object.values(usos.reasons).flatMap(([pl]) => (pl === undefined ? [] : [{ pl }]));
    const own = { words: [usosWords, ...reasons], helpAt: Object.keys(steps), ...known }[name];
    return { name, values: choices ?? own ?? byType[String(type)] ?? [], isRequired: required.includes(name) };
  });
}

/**
 * The data that a dialog may have when a student comes to a step: nothing, everything, one thing of each kind, and each choice beside a
 * text that the student has written.
 */
export function dataSamples(dialog: Dialog, institution: Institution): readonly Data[] {
  const all = propertiesOf(dialog, institution);
  const least = Object.fromEntries(all.filter((it) => it.isRequired).map(({ name, values }) => [name, values[0]]));
  const singles = all.flatMap(({ name, values }) => values.map((value) => ({ [name]: value })));
  const whole = Object.fromEntries(all.map(({ name, values }) => [name, values[0]]));
  const written = all.find(({ name }) => name === "text")?.values[0];
  const beside = written === undefined ? [] : singles.map((it) => ({ text: written, ...it }));
  return [{}, whole, ...singles, ...beside].flatMap((it) => {
    const parsed = dialog.data.safeParse({ ...least, ...it });
    return parsed.success ? [parsed.data] : [];
  });
}
