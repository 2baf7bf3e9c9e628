import type { Ticket } from "./ticket";

/** The topics of a ticket: those that staff have set, or else the one that its text seems to be about. */
export const tagsOf = ({ tags, topic }: Pick<Ticket, "tags" | "topic">): readonly string[] =>
  tags ?? (topic === undefined ? [] : [topic]);
