import type { Accounts } from "../accounts/accounts";
import { accountIdIn } from "../foundation/ids";
import { dayMs } from "../foundation/time";
import type { Statistics } from "../statistics/port";
import type { Job, Store } from "../store/port";
import type { TicketStore } from "./ticketStore";

/** A card counts as collected without support if its student has opened no ticket for so long. */
const quietMs = 30 * dayMs;

export interface SolvedAloneDeps {
  readonly store: Pick<Store, "commit">;
  readonly accounts: Pick<Accounts, "get">;
  readonly tickets: Pick<TicketStore, "all">;
  readonly statistics: Pick<Statistics, "jobFor">;
  readonly clock: () => number;
}

/**
 * Handles `collectedQueue`: counts a collected card as solved by the assistant if its student has written to support from none of
 * their chats in the 30 days before. With a ticket, the resolution of that ticket counts.
 */
export const countSolvedAlone =
  ({ store, accounts, tickets, statistics, clock }: SolvedAloneDeps) =>
  async ({ queue, id, claim, partition }: Job): Promise<"finished"> => {
    const account = await accounts.get(accountIdIn({ partition }));
    const since = new Date(clock() - quietMs).toISOString();
    const all = account && (await Promise.all(account.chats.map((chatId) => tickets.all(chatId)))).flat();
    const isAlone = all?.every(({ ticket }) => ticket.openedAt < since) ?? false;
    await store.commit({
      partition,
      schedule: isAlone ? [statistics.jobFor({ name: "solved", labels: { by: "assistant" } })] : [],
      finish: [{ queue, id, claim }],
    });
    return "finished";
  };
