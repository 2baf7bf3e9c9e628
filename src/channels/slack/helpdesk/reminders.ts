import { moment } from "../../../../dialogs/kit/text";
import { isNeglected, unansweredSince } from "../../../helpdesk/openTickets";
import type { DeskTicket } from "../../../tickets/port";
import { section, type Block } from "../blocks";
import { withAddresses } from "../mrkdwn";
import { teamLang, type ListenerDeps } from "./deps";
import { claimerOf } from "./claimer";
import { linkedSection } from "./ticketLink";
import { waitingFor } from "../../../helpdesk/waiting";

/** The reasons for a reminder, the most urgent first. */
const stages = ["late", "soon", "unclaimed"] as const;
type Stage = (typeof stages)[number];

/** A message has 50 blocks at most; three are headings. The tickets that do not fit come with the next message. */
const mostLines = 40;

/** A reminder to the team. */
export interface Reminder {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Names what it reminds of, so that each is posted once a day. */
  readonly names: readonly string[];
}

/**
 * Creates the messages that remind staff of tickets: those past the institution's promise, whoever has claimed them, those that
 * are due within half a day of work, and those that nobody has claimed for `remindMs` of working time.
 */
export function createReminders(
  deps: Pick<ListenerDeps, "due" | "work" | "members" | "location" | "say" | "clock">,
  remindMs: number,
) {
  const { due, work, say, clock, location } = deps;

  /** A heading that notifies the whole team, because one of them alone has not been enough. */
  const calling = (head: string): Block => {
    const everybody = location.group === undefined ? "<!here>" : `<!subteam^${location.group}>`;
    return { type: "section", text: { type: "mrkdwn", text: `${withAddresses(head)} ${everybody}`, verbatim: true } };
  };

  const stageOf = (it: DeskTicket, now: number): Stage | undefined =>
    due.stage(it.ticket, now) ?? (isNeglected(it, now, remindMs, work) ? "unclaimed" : undefined);

  /** The name of a reminder. Versions without due times named a ticket alone. */
  const nameOf = (id: string, stage: Stage): string => (stage === "unclaimed" ? id : `${id}:${stage}`);

  async function line(it: DeskTicket, now: number): Promise<Block> {
    const { id, ticket } = it;
    const since = waitingFor(unansweredSince(ticket) ?? ticket.changedAt, now, say, teamLang);
    const priority = say(`priorityOf.${ticket.priority}`, teamLang);
    const at = due.of(ticket);
    const values = { ticket: id, priority, since };
    const said =
      at === null
        ? say("digest.remindLine", teamLang, values)
        : say("digest.dueLine", teamLang, { ...values, due: moment(new Date(at).toISOString()) });
    return linkedSection(said, it, await claimerOf(deps, ticket));
  }

  return {
    /** Undefined if there is nothing to remind of besides what `known` names. */
    async message(open: readonly DeskTicket[], known: readonly string[]): Promise<Reminder | undefined> {
      const now = clock();
      const wanted = stages.flatMap((stage) =>
        open
          .filter((it) => stageOf(it, now) === stage && !known.includes(nameOf(it.id, stage)))
          .map((it) => ({ stage, it, name: nameOf(it.id, stage) })),
      );
      const shown = wanted.slice(0, mostLines);
      if (shown.length === 0) return undefined;
      const blocks: Block[] = [];
      const heads: string[] = [];
      for (const stage of stages) {
        const some = shown.filter((one) => one.stage === stage);
        if (some.length === 0) continue;
        const head = say(`digest.${headings[stage]}`, teamLang);
        heads.push(head);
        blocks.push(stage === "late" ? calling(head) : section(head));
        for (const { it } of some) blocks.push(await line(it, now));
      }
      return { text: heads.join(" · "), blocks, names: shown.map(({ name }) => name) };
    },
  };
}

const headings = { late: "late", soon: "soon", unclaimed: "remind" } as const;
