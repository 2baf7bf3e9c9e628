/** What the dashboard shows, row by row. `$job` is chosen at its top; every process of it counts. */
export interface PanelSpec {
  readonly title: string;
  /** What to make of it. */
  readonly description: string;
  readonly unit: "s" | "short" | "ops" | "bytes" | "percentunit" | "reqps";
  /** PromQL by legend; a legend takes a label as `{{label}}`. */
  readonly queries: Readonly<Record<string, string>>;
  /** One number rather than a curve. */
  readonly stat?: true;
}

const p = (share: number, metric: string, by: string, filter = ""): string =>
  `histogram_quantile(${share}, sum by (${by}, le) (rate(${metric}_bucket{job="$job"${filter}}[$__rate_interval])))`;
const rate = (metric: string, by: string, filter = ""): string =>
  `sum by (${by}) (rate(${metric}{job="$job"${filter}}[$__rate_interval]))`;

export const rows: Readonly<Record<string, readonly PanelSpec[]>> = {
  "Is all well?": [
    {
      title: "Processes ready",
      unit: "short",
      stat: true,
      description: "Of those that run. Below 2 the next failure is heard by students.",
      queries: {
        ready: 'sum(legitka_ready{job="$job"})',
        of: 'count(up{job="$job"})',
      },
    },
    {
      title: "Messages late by",
      unit: "s",
      stat: true,
      description: "How long the most overdue message has waited. A second or two is usual.",
      queries: { "": 'max(legitka_queue_lag_seconds{job="$job",queue=~"outbox|tell|hide"})' },
    },
    {
      title: "Requests that reach nobody",
      unit: "short",
      stat: true,
      description: "Open tickets that neither the mailbox nor Slack has taken. Above 0 somebody must look.",
      queries: { "": 'max(legitka_tickets_undelivered{job="$job"})' },
    },
    {
      title: "USOS left alone",
      unit: "short",
      stat: true,
      description: "Processes that leave USOS alone after failures.",
      queries: { "": 'sum(legitka_usos_circuit_open{job="$job"})' },
    },
    {
      title: "USOS refuses us",
      unit: "short",
      stat: true,
      description: "Processes whose requests USOS answers with 401 for no student's fault. Look at clock and key.",
      queries: { "": 'sum(legitka_usos_refuses_us{job="$job"})' },
    },
    {
      title: "Clock doubted",
      unit: "short",
      stat: true,
      description: "Processes that delete, revoke and remind of nothing, because the clocks disagree.",
      queries: { "": 'sum(legitka_clock_doubted{job="$job"})' },
    },
  ],
  "What people notice": [
    {
      title: "Turns",
      unit: "ops",
      description: "What people and the far ends said, by kind.",
      queries: { "{{kind}}": rate("legitka_turn_seconds_count", "kind") },
    },
    {
      title: "How long a turn takes",
      unit: "s",
      description: "From arrival to commit. The answer is sent right after.",
      queries: {
        p50: p(0.5, "legitka_turn_seconds", "job"),
        p99: p(0.99, "legitka_turn_seconds", "job"),
      },
    },
    {
      title: "Requests by status",
      unit: "reqps",
      description: "5xx are sent again by Teams and Slack; browsers show them.",
      queries: {
        "{{route}} {{status}}": rate(
          "legitka_http_seconds_count",
          "route, status",
          ',route!~"/readyz|/healthz|/metrics"',
        ),
      },
    },
    {
      title: "How long requests take (p99)",
      unit: "s",
      description: "Slack gives up after 3 seconds, Teams after 15.",
      queries: { "{{route}}": p(0.99, "legitka_http_seconds", "route", ',route!~"/readyz|/healthz|/metrics"') },
    },
  ],
  Work: [
    {
      title: "Late by, per queue",
      unit: "s",
      description: "How long the most overdue job has waited. `follow` may be late in a rush: USOS's limits are kept.",
      queries: { "{{queue}}": 'max by (queue) (legitka_queue_lag_seconds{job="$job"})' },
    },
    {
      title: "Jobs in the queues",
      unit: "short",
      description: "Due or not. `follow` holds every order that is under way.",
      queries: { "{{queue}}": 'max by (queue) (legitka_queue_depth{job="$job"})' },
    },
    {
      title: "Jobs done, put off, lost",
      unit: "ops",
      description:
        "Lost: another process took over meanwhile. Many mean that leases end too soon, or that processes freeze.",
      queries: { "{{queue}} {{outcome}}": rate("legitka_jobs_total", "queue, outcome") },
    },
    {
      title: "Jobs that failed",
      unit: "ops",
      description: "Each is tried again, ever more seldom.",
      queries: {
        "{{queue}}": rate("legitka_job_failures_total", "queue"),
        "of no job or request": 'sum(rate(legitka_stray_failures_total{job="$job"}[5m]))',
      },
    },
  ],
  "USOS and mail": [
    {
      title: "Calls to USOS by outcome",
      unit: "reqps",
      description: "Of all processes together; USOS_PER_SECOND is the most.",
      queries: { "{{outcome}}": rate("legitka_usos_call_seconds_count", "outcome") },
    },
    {
      title: "How long USOS takes (p95)",
      unit: "s",
      description: "With waiting for its turn and with retries.",
      queries: { "{{method}}": p(0.95, "legitka_usos_call_seconds", "method") },
    },
    {
      title: "Letters by what became of them",
      unit: "short",
      description: "In an hour. See deploy/mail/README.md for the outcomes.",
      queries: { "{{outcome}}": 'sum by (outcome) (increase(legitka_letters_total{job="$job"}[1h]))' },
    },
  ],
  "What people write": [
    {
      title: "Messages not understood",
      unit: "short",
      description: "In an hour, by language and number of words. Of those with many words phrases are missing.",
      queries: { "{{lang}} {{words}}": 'sum by (lang, words) (increase(legitka_missed_total{job="$job"}[1h]))' },
    },
    {
      title: "Second opinions",
      unit: "short",
      description: "In an hour, of UNDERSTANDING_URL. Failed and skipped: the student was answered without.",
      queries: { "{{outcome}}": 'sum by (outcome) (increase(legitka_second_opinions_total{job="$job"}[1h]))' },
    },
    {
      title: "👍 and 👎",
      unit: "short",
      description:
        "In a day, on walkthroughs, answers and tickets; each vote is counted ten minutes after it was cast.",
      queries: { "{{about}} {{verdict}}": 'sum by (about, verdict) (increase(legitka_votes_total{job="$job"}[1d]))' },
    },
    {
      title: "Why 👎",
      unit: "short",
      description: "In a day. Not everybody gives a reason.",
      queries: { "{{about}} {{why}}": 'sum by (about, why) (increase(legitka_vote_reasons_total{job="$job"}[1d]))' },
    },
  ],
  "Store and processes": [
    {
      title: "How long the store takes (p99)",
      unit: "s",
      description: "By operation. A commit with appendfsync always waits for the disk.",
      queries: { "{{operation}}": p(0.99, "legitka_store_seconds", "operation") },
    },
    {
      title: "Faults and lost races",
      unit: "ops",
      description: "Lost commits are tried again on the fresh state, and harmless; faults are not.",
      queries: {
        "{{operation}} {{outcome}}": rate("legitka_store_seconds_count", "operation, outcome", ',outcome!="ok"'),
      },
    },
    {
      title: "Processor",
      unit: "percentunit",
      description: "Of one core, per process. Node does its work on one.",
      queries: { "{{instance}}": 'rate(process_cpu_seconds_total{job="$job"}[$__rate_interval])' },
    },
    {
      title: "Memory",
      unit: "bytes",
      description: "Of each process.",
      queries: { "{{instance}}": 'process_resident_memory_bytes{job="$job"}' },
    },
    {
      title: "Event loop late by (p99)",
      unit: "s",
      description: "How long a process keeps everything waiting.",
      queries: { "{{instance}}": 'nodejs_eventloop_lag_p99_seconds{job="$job"}' },
    },
    {
      title: "Versions",
      unit: "short",
      description: "Processes by version; two while an upgrade is under way.",
      queries: { "{{version}}": 'count by (version) (legitka_build_info{job="$job"})' },
    },
  ],
};
