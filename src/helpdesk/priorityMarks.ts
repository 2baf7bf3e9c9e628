import type { Ticket } from "../tickets/ticket";

/** A sign for each priority of a ticket. */
export const priorityMarks: Readonly<Record<Ticket["priority"], string>> = { high: "🔴", normal: "🟡", low: "⚪" };
