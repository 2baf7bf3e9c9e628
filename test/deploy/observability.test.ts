import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Fastify from "fastify";
import { Registry } from "prom-client";
import { parse } from "yaml";
import { z } from "zod";
import { ceremonyQueue } from "../../src/accounts/ceremony";
import { revocationQueue } from "../../src/accounts/leaving";
import { outboxQueue } from "../../src/conversation/action";
import { measureBacklog } from "../../src/ops/backlog";
import { measureStore } from "../../src/ops/measureStore";
import { silentLog } from "../../src/ops/log";
import { createMetrics } from "../../src/ops/metrics";
import { createRecentFailures } from "../../src/ops/recentFailures";
import { opsRoutes } from "../../src/ops/routes";
import { createTroubles } from "../../src/ops/troubles";
import { followQueue } from "../../src/orders/observe";
import { hideQueue } from "../../src/codes/showings";
import { counterOf } from "../../src/statistics/counter";
import { exposeCounters } from "../../src/statistics/metrics";
import { fewest } from "../../src/ops/inSteps";
import type { Count } from "../../src/statistics/port";
import { tellQueue } from "../../src/outbox/announce";
import { boardQueue, mailQueue } from "../../src/tickets/queues";
import { dashboard } from "../../deploy/grafana/dashboard";
import { rows } from "../../deploy/grafana/panels";
import { memoryStore } from "../support/memoryStore";
import { root } from "../support/root";
import { obtainTool, promtool } from "./obtainTool";
import { readPromql, type Read } from "./promql";

const read = (path: string): string => readFileSync(join(root, "deploy", path), "utf8");
const rule = z.object({
  alert: z.string(),
  expr: z.string(),
  labels: z.object({ severity: z.enum(["critical", "warning"]) }),
  annotations: z.object({ summary: z.string(), description: z.string(), runbook: z.string() }),
});
const { groups } = z
  .object({ groups: z.array(z.object({ name: z.string(), rules: z.array(rule) })) })
  .parse(parse(read("prometheus/alerts.yaml")));
const alerts = groups.flatMap((it) => it.rules);
const adapter = z
  .object({ rules: z.object({ external: z.array(z.object({ metricsQuery: z.string() })) }) })
  .parse(parse(read("kubernetes/prometheusAdapter.yaml")));

const expressions = [
  ...alerts.map((it) => it.expr),
  ...Object.values(rows).flatMap((row) => row.flatMap((it) => Object.values(it.queries))),
  // The adapter inserts its own matchers at this place.
  ...adapter.rules.external.map((it) => it.metricsQuery.replace("<<.LabelMatchers>>", 'namespace="legitka"')),
];

/** One event of every counter that is at /metrics. */
const everyCount: readonly Count[] = [
  { name: "funnel", labels: { way: "first", stage: "ordered" } },
  { name: "furtherChat", labels: { channel: "web" } },
  {
    name: "walkthrough",
    labels: { guide: "activate", step: "scan", phone: "android", layout: "newer", what: "reached" },
  },
  { name: "topic", labels: { topic: "price" } },
  { name: "obstacle", labels: { reason: "pesel" } },
  { name: "ticket", labels: { topic: "order" } },
  { name: "ticketTopic", labels: { topic: "photo" } },
  { name: "staffAnswer", labels: { answer: "nowy-telefon" } },
  { name: "collecting", labels: { time: "hour" } },
  { name: "satisfaction", labels: { about: "price", verdict: "up" } },
  { name: "voteReason", labels: { about: "price", why: "unclear" } },
];

/** Everything that the product exports at /metrics, by name and labels, `le` included. */
async function exported(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const registry = new Registry();
  const measured = measureStore(memoryStore(), registry);
  const one = (): Promise<Record<string, number>> => Promise.resolve({ outbox: 0 });
  const metrics = createMetrics(registry);
  measureBacklog(registry, { depths: one, untilDue: one, stuckTickets: () => Promise.resolve(0) });
  const app = Fastify();
  const troubles = createTroubles(silentLog);
  const failures = createRecentFailures();
  failures.note("mailbox");
  opsRoutes(app, { registry, troubles, failures, check: () => measured.check(), isStopping: () => false });
  metrics.turn("text", 1);
  metrics.usosCall("services/cards/mcard", "ok", 1);
  metrics.jobFailed("outbox");
  metrics.letter("answer");
  for (let times = 0; times < fewest; times++) metrics.missed("nothing", "pl", 3);
  metrics.opinion("failed");
  const count = exposeCounters(registry);
  // A number below five is not shown.
  for (const it of everyCount) for (let times = 0; times < fewest; times++) count(counterOf(it));
  await measured.commit({ partition: "p", schedule: [{ queue: "outbox", id: "1", dueAt: 0, payload: {} }] });
  const [job] = await measured.claim("outbox", 1, 1_000);
  await measured.commit({ partition: "p", finish: [{ queue: "outbox", id: "1", claim: job!.claim }] });
  await app.inject("/readyz");
  const { payload } = await app.inject("/metrics");
  await app.close();
  const found = new Map<string, Set<string>>();
  for (const [, name = "", labels = ""] of payload.matchAll(/^([a-z_0-9]+)(?:\{(.*)\})? \S+$/gm)) {
    const known = found.get(name) ?? new Set();
    for (const [, label = ""] of labels.matchAll(/([a-z_]+)="/g)) known.add(label);
    found.set(name, known);
  }
  return found;
}

/** Metrics of Prometheus itself, and of redis_exporter, which not every installation has. */
const others = ["up", "redis_memory_used_bytes", "redis_memory_max_bytes"].concat(
  "redis_aof_last_write_status",
  "redis_aof_last_bgrewrite_status",
);
/** The labels that Prometheus adds to every series. */
const added = ["job", "instance", "namespace"];

describe("alerts, dashboard and the autoscaler's rule", () => {
  const all: readonly (readonly [string, Read])[] = expressions.map((it) => [it, readPromql(it)]);

  test("are PromQL by Prometheus's own grammar", () => {
    expect(all.length).toBeGreaterThan(35);
    expect(all.filter(([, it]) => !it.isGood).map(([text]) => text)).toEqual([]);
    expect(readPromql("rate(legitka_x[5m]").isGood).toBe(false);
  });

  test("use only metrics and labels that Legitka exports at /metrics", async () => {
    const known = await exported();
    const named = [...new Set(all.flatMap(([, it]) => it.metrics))];
    expect(named.filter((it) => !known.has(it) && !others.includes(it))).toEqual([]);
    for (const [text, { metrics, matchers }] of all) {
      const labels = new Set([...added, ...metrics.flatMap((it) => [...(known.get(it) ?? [])])]);
      const matched = matchers.map((it) => /^\w+/.exec(it)?.[0] ?? "");
      expect({ text, unknown: matched.filter((it) => !labels.has(it)) }).toEqual({ text, unknown: [] });
    }
  });

  test("use every one of Legitka's own metrics", async () => {
    const names = [...(await exported()).keys()].filter((it) => it.startsWith("legitka_"));
    const own = new Set(names.map((it) => it.replace(/_(sum|count|bucket)$/, "")));
    const named = all.flatMap(([, it]) => it.metrics);
    expect([...own].filter((it) => !named.some((each) => each.startsWith(it)))).toEqual([]);
  });

  test("name only existing queues", () => {
    const queues = [
      outboxQueue,
      tellQueue,
      hideQueue,
      followQueue,
      mailQueue,
      boardQueue,
      ceremonyQueue,
      revocationQueue,
    ];
    const named = all
      .flatMap(([, it]) => it.matchers)
      .flatMap((it) => /^queue=~?"(.*)"$/.exec(it)?.[1]?.split("|") ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((it) => !queues.includes(it))).toEqual([]);
  });
});

describe("the alerts", () => {
  test("each lead to a heading of the README that says what to do", () => {
    const headings = [...read("README.md").matchAll(/^### (\w+)/gm)].map(([, it = ""]) => it.toLowerCase());
    const anchors = alerts.map((it) => /^deploy\/README\.md#([a-z]+)$/.exec(it.annotations.runbook)?.[1] ?? "");
    expect(anchors.filter((it) => !headings.includes(it))).toEqual([]);
    // Every alert is named there, even one that shares a heading with another.
    expect(alerts.map((it) => it.alert).filter((it) => !read("README.md").includes(it))).toEqual([]);
  });

  test("fire exactly when they should, as promtool simulates them", () => {
    const tool = obtainTool(promtool);
    const folder = join(root, "deploy/prometheus");
    for (const args of [
      ["check", "rules", "alerts.yaml"],
      ["check", "config", "prometheus.yml"],
      ["test", "rules", "alerts.test.yaml"],
    ]) {
      const { status, stdout, stderr } = spawnSync(tool, args, { cwd: folder, encoding: "utf8" });
      expect({ args, said: status === 0 ? "" : stdout + stderr }).toEqual({ args, said: "" });
    }
    const played = read("prometheus/alerts.test.yaml");
    expect(alerts.map((it) => it.alert).filter((it) => !played.includes(`alertname: ${it}\n`))).toEqual([]);
  });
});

describe("the example of Prometheus's configuration", () => {
  test("sends the metrics' token once it is no longer commented out, as promtool confirms", () => {
    const folder = mkdtempSync(join(tmpdir(), "legitka-prometheus-"));
    const shown = read("prometheus/prometheus.yml").replace(/# (authorization:|  credentials_file:)/g, "$1");
    const [job] = z
      .object({ scrape_configs: z.array(z.object({ authorization: z.object({ credentials_file: z.string() }) })) })
      .parse(parse(shown)).scrape_configs;
    writeFileSync(join(folder, "prometheus.yml"), shown);
    writeFileSync(join(folder, "alerts.yaml"), read("prometheus/alerts.yaml"));
    const check = () => spawnSync(obtainTool(promtool), ["check", "config", "prometheus.yml"], { cwd: folder });
    expect(check().status).not.toBe(0);
    writeFileSync(join(folder, job?.authorization.credentials_file ?? ""), "token");
    expect(check().status).toBe(0);
    rmSync(folder, { recursive: true });
  });
});

describe("the dashboard", () => {
  test("is the one that panels.ts describes; `npx tsx deploy/grafana/render.ts` writes it", () => {
    expect(JSON.parse(read("grafana/legitka.json"))).toEqual(JSON.parse(JSON.stringify(dashboard())));
  });

  test("has no overlapping panels, and names each target once", () => {
    const taken = new Set<string>();
    for (const panel of dashboard().panels ?? []) {
      const { x, y, w, h } = panel.gridPos!;
      expect(x + w).toBeLessThanOrEqual(24);
      for (let column = x; column < x + w; column++)
        for (let line = y; line < y + h; line++) {
          const place = `${column}:${line}`;
          expect(taken.has(place)).toBe(false);
          taken.add(place);
        }
      const targets = "targets" in panel ? (panel.targets ?? []) : [];
      expect(new Set(targets.map((it) => (it as { refId?: string }).refId)).size).toBe(targets.length);
    }
  });
});
