/** A panel of the dashboard; the panels stand row by row. `$job` is chosen at the dashboard's top; every process of it counts. */
export interface PanelSpec {
  readonly title: string;
  /** The panel's meaning, and the conclusion to draw from it. */
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

const daily = (metric: string, by: string, filter = ""): string =>
  `sum by (${by}) (increase(${metric}{job="$job"${filter}}[1d]))`;

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
      description:
        "In a day, in steps of five, by language and number of words. Of those with many words phrases are missing.",
      queries: { "{{lang}} {{words}}": 'sum by (lang, words) (increase(legitka_missed_total{job="$job"}[1d]))' },
    },
    {
      title: "Second opinions",
      unit: "short",
      description: "In an hour, of UNDERSTANDING_URL. Failed and skipped: the student was answered without.",
      queries: { "{{outcome}}": 'sum by (outcome) (increase(legitka_second_opinions_total{job="$job"}[1h]))' },
    },
    {
      title: "Why 👎",
      unit: "short",
      description: "In a day, in steps of five. Not everybody gives a reason.",
      queries: { "{{about}} {{why}}": 'sum by (about, why) (increase(legitka_vote_reasons_total{job="$job"}[1d]))' },
    },
  ],
  "How students get on": [
    {
      title: "The way to the card",
      unit: "short",
      description: "Students in a day who reached each stage for their first card. The staff pages show weeks.",
      queries: { "{{stage}}": daily("legitka_funnel_total", "stage", ',way="first"') },
    },
    {
      title: "Later cards and further chats",
      unit: "short",
      description: "Extensions and new phones in a day, and chats that turned out to be a student's second one.",
      queries: {
        "{{stage}}": daily("legitka_funnel_total", "stage", ',way="again"'),
        "further chat": 'sum(increase(legitka_further_chats_total{job="$job"}[1d]))',
      },
    },
    {
      title: "Steps of the walkthrough reached",
      unit: "short",
      description: "In a day. Where the curves part, students stop; look at phone and layout on the staff pages.",
      queries: { "{{step}}": daily("legitka_walkthrough_total", "step", ',guide="activate",what="reached"') },
    },
    {
      title: "Steps by phone and layout",
      unit: "short",
      description: "In a day, from the step on at which the layout is known.",
      queries: {
        "{{phone}} {{layout}}": daily(
          "legitka_walkthrough_total",
          "phone, layout",
          ',what="reached",layout!="unknown"',
        ),
      },
    },
    {
      title: "Why USOS takes no order",
      unit: "short",
      description: "Students in a day. Many of `other`: USOS's wording is missing in the institution's file.",
      queries: { "{{reason}}": daily("legitka_obstacles_total", "reason") },
    },
    {
      title: "How long codes wait",
      unit: "short",
      description: "Collected cards in a day, by the time from the code to the card.",
      queries: { "{{time}}": daily("legitka_collections_total", "time") },
    },
    {
      title: "Answers given, the ten most frequent",
      unit: "short",
      description: "In a day, by topic.",
      queries: { "{{topic}}": `topk(10, ${daily("legitka_topics_total", "topic")})` },
    },
    {
      title: "Requests to support by where they came from",
      unit: "short",
      description: "In a day, by dialog.",
      queries: { "{{topic}}": daily("legitka_tickets_total", "topic") },
    },
    {
      title: "Requests to support by what they are about",
      unit: "short",
      description: "In a day, as far as the assistant understands the text.",
      queries: { "{{topic}}": daily("legitka_ticket_topics_total", "topic") },
    },
    {
      title: "Ready answers that staff sent",
      unit: "short",
      description: "In a day, by name.",
      queries: { "{{answer}}": daily("legitka_staff_answers_total", "answer") },
    },
    {
      title: "Verdicts of students",
      unit: "short",
      description: "In a day.",
      queries: { "{{verdict}}": daily("legitka_satisfaction_total", "verdict") },
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
