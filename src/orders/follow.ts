import type { Institution } from "../../dialogs/kit/institution";
import { isOpen, type Account } from "../accounts/account";
import type { Accounts } from "../accounts/accounts";
import type { Done } from "../outbox/worker";
import type { Job } from "../store/port";
import type { MCardOrder, Refusal, Token, UsosClient } from "../usos/types";
import { observe, tellAll } from "./observe";
import { nextAskInMs, type Pace } from "./pace";
import { daysUntil, nextReminder } from "./reminders";
import { signedOut } from "./signedOut";

export interface FollowParts {
  readonly accounts: Accounts;
  readonly usos: UsosClient;
  readonly institution: Institution;
  readonly pace: Pace;
  readonly clock: () => number;
  readonly random: () => number;
  /** Seconds from a code being seen until it was told, and other counts for the metrics. */
  readonly onAsked?: (outcome: string) => void;
}

const troubleMs = 30_000;
const longestRestMs = 86_400_000;

/** Follows one account: asks USOS about its open orders, tells what changed, reminds, and says when to look again. */
export function createFollower(parts: FollowParts): (job: Job) => Promise<Done> {
  const { accounts, usos, institution, clock } = parts;

  return async (job) => {
    const id = job.partition;
    const account = await accounts.get(id);
    const token = account && accounts.tokenOf(id, account);
    if (!account || !token) return "done";
    const asked = await askAll(token, account);
    if (asked.seen.length > 0) await observe(accounts, id, asked.seen, institution, clock());
    if (asked.refusal?.code === "signedOut") {
      await signedOut(accounts, id, clock());
      return "done";
    }
    const after = await remind(id);
    if (!after) return "done";
    if (asked.refusal)
      return { againInMs: Math.max(asked.refusal.retryAfterMs ?? 0, troubleMs * (0.8 + parts.random() * 0.4)) };
    return rest(after);
  };

  async function askAll(token: Token, account: Account): Promise<{ seen: MCardOrder[]; refusal?: Refusal }> {
    const seen: MCardOrder[] = [];
    for (const order of Object.values(account.orders).filter(({ phase }) => isOpen(phase))) {
      const answer = await usos.order(token, order.id);
      parts.onAsked?.(answer.ok ? "ok" : answer.refusal.code);
      if (answer.ok) seen.push(answer.value);
      // An order USOS will not show must not keep the others from being followed.
      else if (answer.refusal.code !== "refused") return { seen, refusal: answer.refusal };
    }
    return { seen };
  }

  async function remind(id: string): Promise<Account | undefined> {
    return accounts.update(id, (account) => {
      const now = clock();
      const due = nextReminder(account, institution.reminderDays, now);
      if (!due || due.at > now) return undefined;
      const expiresAt = due.order.expiresAt ?? "";
      const days = daysUntil(expiresAt, now);
      const happening = { kind: "expiring", orderId: due.order.id, expiresAt, days } as const;
      const reminders = { ...account.reminders, sent: [...account.reminders.sent, due.id].slice(-20) };
      return { account: { ...account, reminders }, schedule: tellAll(account, happening, due.id, now) };
    });
  }

  function rest(account: Account): Done {
    const now = clock();
    const open = Object.values(account.orders).filter(({ phase }) => isOpen(phase));
    const asks = open.map(({ since }) => nextAskInMs(now - since, parts.pace, parts.random));
    const reminder = nextReminder(account, institution.reminderDays, now);
    const waits = [...asks, ...(reminder ? [Math.max(1_000, reminder.at - now)] : [])];
    return waits.length > 0 ? { againInMs: Math.min(longestRestMs, ...waits) } : "done";
  }
}
