import { forgetCeremony } from "../accounts/ceremony";
import type { Channel } from "../channels/port";
import { personKey, type Person } from "../conversation/person";
import type { View } from "../../dialogs/kit/view";
import type { Secrets } from "../orders/secrets";
import type { Job, Store } from "../store/port";
import type { Tickets } from "../support/tickets";

export interface EraseParts {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly secrets: Secrets;
  /** Takes the chat off its account, revoking the token with the last one. */
  readonly leave: (account: string, person: string) => Promise<boolean>;
  /** Keeps nothing of a chat in memory. */
  readonly forget: (person: string) => void;
}

/**
 * Erases everything held about a chat identity (GDPR art. 17) and says so; the person's own record goes last, so that a crash
 * in between runs it again from the start.
 */
export async function erase(
  { store, tickets, secrets, leave, forget }: EraseParts,
  job: Job,
  key: string,
  person: Person,
  channel: Channel,
  goodbye: View,
): Promise<void> {
  await secrets.hide(key);
  if (person.account !== undefined) await leave(person.account, key);
  await tickets.eraseAll(key);
  await forgetCeremony(store, key);
  await channel.forget(person.address);
  await channel.send(person.address, { id: job.id, view: goodbye });
  await store.commit({
    partition: key,
    delete: [personKey(key)],
    finish: [{ queue: job.queue, id: job.id, claim: job.claim }],
  });
  forget(key);
}
