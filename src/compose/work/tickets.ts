import { collectedQueue } from "../../accounts/collected";
import { createBoardWork } from "../../tickets/boardWork";
import { smtpTrouble } from "../../tickets/mailTrouble";
import type { Board } from "../../tickets/port";
import { createPost, type PostDeps } from "../../tickets/post";
import { boardQueue, mailQueue, mergeQueue } from "../../tickets/queues";
import { countSolvedAlone } from "../../tickets/solvedAlone";
import type { Core } from "../core";
import type { Work } from "../workers";

export interface TicketWorkDeps extends Pick<PostDeps, "mail" | "replyTo" | "letters"> {
  /** The sender's address. */
  readonly mailFrom: string;
  /** The place where staff see tickets besides their mailbox. */
  readonly board?: Board | undefined;
}

/** Delivers tickets to the staff: letters to their mailbox, and cards on their board. */
export function ticketWork(core: Core, { mail, mailFrom, replyTo, letters, board }: TicketWorkDeps): readonly Work[] {
  const { troubles, ticketing } = core;
  const onMail = (err: unknown): void => {
    const trouble = err === undefined ? undefined : smtpTrouble(err);
    if (err === undefined) troubles.works("smtp");
    else if (trouble) troubles.report("smtp", trouble);
  };
  const post = createPost({ ...core, ...ticketing, mail, from: mailFrom, replyTo, letters, onMail });
  return [
    { queue: mergeQueue, concurrency: 4, handle: ticketing.mergeWork },
    { queue: mailQueue, concurrency: 8, handle: post },
    { queue: collectedQueue, concurrency: 2, handle: countSolvedAlone({ ...core, ...ticketing }) },
    { queue: boardQueue, concurrency: 8, handle: createBoardWork({ ...core, ...ticketing, board }) },
  ];
}
