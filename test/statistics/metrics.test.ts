import { Registry } from "prom-client";
import { counterOf } from "../../src/statistics/counter";
import { exposeCounters } from "../../src/statistics/metrics";
import type { Count } from "../../src/statistics/port";

const doctoral: Count = { name: "obstacle", labels: { reason: "doctoral" } };
const pesel: Count = { name: "obstacle", labels: { reason: "pesel" } };

async function shownAfter(...events: readonly Count[]): Promise<string[]> {
  const registry = new Registry();
  const count = exposeCounters(registry);
  for (const it of events) count(counterOf(it));
  const lines = (await registry.metrics()).split("\n");
  return lines.filter((it) => it.startsWith("legitka_obstacles_total{"));
}

const times = (n: number, event: Count): readonly Count[] => Array.from({ length: n }, () => event);

test("/metrics tells nothing of a kind that one to four people are behind", async () => {
  expect(await shownAfter(...times(4, doctoral), ...times(4, pesel))).toEqual([]);
});

test("/metrics counts each kind in steps of five, so that no single person can be seen to come", async () => {
  const five = ['legitka_obstacles_total{reason="doctoral"} 5'];
  expect(await shownAfter(...times(5, doctoral))).toEqual(five);
  expect(await shownAfter(...times(9, doctoral), ...times(3, pesel))).toEqual(five);
  expect(await shownAfter(...times(10, doctoral))).toEqual(['legitka_obstacles_total{reason="doctoral"} 10']);
});
