import { dayMs, hourMs, minuteMs } from "../foundation/time";

const units = [
  [dayMs, "days"],
  [hourMs, "hours"],
  [minuteMs, "minutes"],
] as const;

/** The difference of two clocks in words for an operator, in the largest unit of which it is at least two. */
export function difference(one: string, aheadMs: number, other: string): string {
  const size = Math.abs(aheadMs);
  const [unit, name] = units.find(([ms]) => size >= 2 * ms) ?? [minuteMs, "minutes"];
  return `${one} is ${Math.round(size / unit)} ${name} ${aheadMs > 0 ? "ahead of" : "behind"} ${other}`;
}
