import type { JobToSchedule } from "../store/port";

/** The stages of a student's way to the card, in their order. */
export const stages = ["started", "signedIn", "eligible", "ordered", "codeShown", "collected"] as const;
export type Stage = (typeof stages)[number];

/** How long a code waited until the card was in the phone: each name with the hours below which it applies. */
export const collectingTimes = [
  { name: "minutes10", belowHours: 1 / 6 },
  { name: "hour", belowHours: 1 },
  { name: "hours6", belowHours: 6 },
  { name: "day", belowHours: 24 },
  { name: "days3", belowHours: 72 },
  { name: "week", belowHours: 168 },
  { name: "longer", belowHours: Infinity },
] as const;
export type CollectingTime = (typeof collectingTimes)[number]["name"];

/** How long staff worked until something was done about a ticket: each name with the working hours below which it applies. */
export const workedTimes = [
  { name: "hour", belowHours: 1 },
  { name: "hours2", belowHours: 2 },
  { name: "hours4", belowHours: 4 },
  { name: "hours8", belowHours: 8 },
  { name: "hours16", belowHours: 16 },
  { name: "hours40", belowHours: 40 },
  { name: "longer", belowHours: Infinity },
] as const;
export type WorkedTime = (typeof workedTimes)[number]["name"];

/**
 * The events that are counted, and their labels. A label is a kind (a step, a topic, a language), never anything that a person wrote or
 * that leads to one; the counters keep only values that look like the name of a kind.
 */
export interface Counters {
  /**
   * `way`: whether it is the student's first card or a later one (an extension, another phone). A student counts once in each
   * stage of a way.
   */
  readonly funnel: { readonly way: "first" | "again"; readonly stage: Stage };
  /** A chat that has been counted as started turned out to be a further chat of a student who was counted before. */
  readonly furtherChat: { readonly channel: string };
  /** A step of a walkthrough was reached for the first time, or the card was collected while it was the furthest step reached. */
  readonly walkthrough: {
    readonly guide: string;
    readonly step: string;
    readonly phone: string;
    readonly layout: string;
    readonly what: "reached" | "collected";
  };
  readonly topic: { readonly topic: string };
  readonly missed: { readonly kind: string; readonly lang: string };
  /** A reason for which USOS takes no order from a student; `other` if its wording is not in the institution's file. */
  readonly obstacle: { readonly reason: string };
  /** `topic` is the dialog from which support was asked for. */
  readonly ticket: { readonly topic: string };
  /** A staff answer that was ready to send was sent: its name. */
  readonly staffAnswer: { readonly answer: string };
  /** The topic of a ticket's text, by the intents of the understanding; `other` if that is not clear. */
  readonly ticketTopic: { readonly topic: string };
  /** Staff answered a ticket for the first time, so many working hours after it was opened. */
  readonly firstAnswer: { readonly time: WorkedTime };
  /** The same for each topic of the ticket; it may have several. */
  readonly firstAnswerOn: { readonly topic: string; readonly time: WorkedTime };
  /** A ticket was resolved for the first time, so many working hours after it was opened. */
  readonly resolution: { readonly time: WorkedTime };
  readonly resolutionOn: { readonly topic: string; readonly time: WorkedTime };
  /** A resolved ticket was opened again for the first time: by staff, or because the student wrote once more. */
  readonly reopened: { readonly by: "student" | "staff" };
  readonly reopenedOn: { readonly topic: string };
  /** A card was collected by a student who had asked nobody but the assistant lately, or a ticket was resolved for the first time. */
  readonly solved: { readonly by: "assistant" | "staff" };
  readonly collecting: { readonly time: CollectingTime };
  /** `about` is what was judged: an answer's topic, a walkthrough, a ticket. */
  readonly satisfaction: { readonly about: string; readonly verdict: "up" | "down" };
  /** A reason that was given for a 👎. */
  readonly voteReason: { readonly about: string; readonly why: string };
}
export type CounterName = keyof Counters;

/** One event to be counted. */
export type Count = {
  readonly [N in CounterName]: { readonly name: N; readonly labels: Counters[N] };
}[CounterName];

/** Counts events by week. Nothing about persons is passed to it or stored by it. */
export interface Statistics {
  /**
   * Counts in memory and writes a little later, together with others: it costs next to nothing, but a process that is killed
   * loses the events of the last seconds.
   */
  count<N extends CounterName>(name: N, labels: Counters[N]): void;
  /**
   * The job that counts an event exactly once. It must be scheduled in the very commit that makes the event happen, and may be in
   * any partition.
   */
  jobFor(event: Count): JobToSchedule;
}
