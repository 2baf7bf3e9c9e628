import type { Registry } from "prom-client";
import { lookedUp } from "./lookedUp";

/** The pending work, which is read when the metrics are requested. */
export interface Backlog {
  readonly depths: () => Promise<Readonly<Record<string, number>>>;
  /** The store's `untilDue` of each queue: milliseconds until its next job is due; undefined for an empty queue. */
  readonly untilDue: () => Promise<Readonly<Record<string, number | undefined>>>;
  /** The number of open tickets that have reached staff neither by mail nor in the helpdesk. */
  readonly stuckTickets: () => Promise<number>;
}

export function measureBacklog(registry: Registry, { depths, untilDue, stuckTickets }: Backlog): void {
  lookedUp(registry, {
    name: "legitka_queue_depth",
    help: "Jobs in a queue, due or not; all processes over one store say the same",
    label: "queue",
    look: depths,
  });
  lookedUp(registry, {
    name: "legitka_queue_lag_seconds",
    help: "How long the most overdue job of a queue has been due and nobody took it; all processes say the same",
    label: "queue",
    look: async () => lags(await untilDue()),
  });
  lookedUp(registry, {
    name: "legitka_tickets_undelivered",
    help: "Open tickets that reached neither the mailbox nor the helpdesk; above 0 somebody must look",
    look: stuckTickets,
  });
}

const lags = (untilDue: Readonly<Record<string, number | undefined>>): Record<string, number> =>
  Object.fromEntries(Object.entries(untilDue).map(([queue, ms = 0]) => [queue, Math.max(0, -ms) / 1_000]));
