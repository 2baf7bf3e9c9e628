import { Counter, type Registry } from "prom-client";
import { readCounter } from "./counter";
import type { CounterName } from "./port";
import { fewest } from "./shown";

interface Exposed {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
}

/** The counters that are at `/metrics` as well. Messages that were not understood have a metric of their own. */
const exposed: Readonly<Record<Exclude<CounterName, "missed">, Exposed>> = {
  funnel: {
    name: "legitka_funnel_total",
    help: "Students who reached a stage on the way to the card, each once for every way",
    labels: ["way", "stage"],
  },
  furtherChat: {
    name: "legitka_further_chats_total",
    help: "Chats counted as started that turned out to be a further chat of a student",
    labels: ["channel"],
  },
  walkthrough: {
    name: "legitka_walkthrough_total",
    help: "Steps of the walkthroughs that were reached, or were the furthest when the card was collected",
    labels: ["guide", "step", "phone", "layout", "what"],
  },
  topic: { name: "legitka_topics_total", help: "Answers that were given, by topic", labels: ["topic"] },
  obstacle: {
    name: "legitka_obstacles_total",
    help: "Students from whom USOS takes no order, by the reason",
    labels: ["reason"],
  },
  ticket: { name: "legitka_tickets_total", help: "Requests to support, by where they came from", labels: ["topic"] },
  ticketTopic: {
    name: "legitka_ticket_topics_total",
    help: "Requests to support, by what their text is about",
    labels: ["topic"],
  },
  collecting: {
    name: "legitka_collections_total",
    help: "Collected cards by how long their code had waited",
    labels: ["time"],
  },
  satisfaction: {
    name: "legitka_satisfaction_total",
    help: "Verdicts of students, by what they were about",
    labels: ["about", "verdict"],
  },
};

/**
 * Adds the counters to `/metrics`. Returns the function that counts an event there, by its counter as a text.
 *
 * A counter grows in steps of five, because the labels are rare enough for an exact one to tell what a single person did just now.
 * Nothing is there before the first step, so that a kind with one to four people behind it cannot be told from one with none.
 */
export function exposeCounters(registry: Registry): (counter: string) => void {
  const counters = new Map(
    Object.entries(exposed).map(([counter, { name, help, labels }]) => [
      counter,
      new Counter({ name, help, labelNames: labels, registers: [registry] }),
    ]),
  );
  const withheld = new Map<string, number>();
  return (counter) => {
    const times = (withheld.get(counter) ?? 0) + 1;
    withheld.set(counter, times % fewest);
    if (times < fewest) return;
    const { name, labels } = readCounter(counter);
    counters.get(name)?.inc({ ...labels }, fewest);
  };
}
