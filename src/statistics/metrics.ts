import { Counter, type Registry } from "prom-client";
import { countInSteps } from "../ops/inSteps";
import { readCounter } from "./counter";
import type { CounterName } from "./port";

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
  staffAnswer: {
    name: "legitka_staff_answers_total",
    help: "Answers that staff had ready and sent, by name",
    labels: ["answer"],
  },
  ticketTopic: {
    name: "legitka_ticket_topics_total",
    help: "Requests to support, by what their text is about",
    labels: ["topic"],
  },
  firstAnswer: {
    name: "legitka_first_answers_total",
    help: "Tickets that staff answered for the first time, by the working hours since they were opened",
    labels: ["time"],
  },
  firstAnswerOn: {
    name: "legitka_first_answers_on_total",
    help: "First answers by topic of the ticket, by the working hours since it was opened",
    labels: ["topic", "time"],
  },
  resolution: {
    name: "legitka_resolutions_total",
    help: "Tickets that were resolved for the first time, by the working hours since they were opened",
    labels: ["time"],
  },
  resolutionOn: {
    name: "legitka_resolutions_on_total",
    help: "First resolutions by topic of the ticket, by the working hours since it was opened",
    labels: ["topic", "time"],
  },
  reopened: {
    name: "legitka_reopened_total",
    help: "Resolved tickets that were opened again, by who did it",
    labels: ["by"],
  },
  reopenedOn: {
    name: "legitka_reopened_on_total",
    help: "Resolved tickets that were opened again, by topic",
    labels: ["topic"],
  },
  solved: {
    name: "legitka_solved_total",
    help: "Cards collected without a ticket in the month before, and tickets resolved",
    labels: ["by"],
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
  voteReason: {
    name: "legitka_vote_reasons_total",
    help: "Reasons that students gave for a verdict of «down»",
    labels: ["about", "why"],
  },
};

/** Adds the counters to `/metrics`. Returns the function that counts an event there, by its counter as a text. */
export function exposeCounters(registry: Registry): (counter: string) => void {
  const counters = new Map(
    Object.entries(exposed).map(([counter, { name, help, labels }]) => [
      counter,
      countInSteps(new Counter({ name, help, labelNames: labels, registers: [registry] })),
    ]),
  );
  return (counter) => {
    const { name, labels } = readCounter(counter);
    counters.get(name)?.({ ...labels });
  };
}
