import type { AccountId, ChatId } from "../foundation/ids";
import { forgetCeremony } from "../accounts/ceremony";
import type { Channel } from "../conversation/ports";
import { outboxQueue, payloadOf } from "../conversation/action";
import { missedOf } from "../conversation/missed";
import { chatKey, type Chat } from "../conversation/chat";
import type { View } from "../../dialogs/kit/view";
import type { Codes } from "../codes/codes";
import type { Job, Store } from "../store/port";
import type { Tickets } from "../tickets/tickets";
import type { Copies } from "./copy/copies";
import { voteMarks } from "../votes/votes";

export interface EraseDeps {
  readonly store: Store;
  readonly tickets: Tickets;
  readonly codes: Codes;
  readonly copies: Copies;
  /** Removes the chat from its account; with the last chat the token is revoked. */
  readonly leave: (account: AccountId, chatId: ChatId) => Promise<unknown>;
  /** All chats of an account. */
  readonly chatsOf: (account: AccountId) => Promise<readonly ChatId[]>;
  readonly clock: () => number;
  /** Drops a chat from memory. */
  readonly forget: (chatId: ChatId) => void;
}

/**
 * Erases everything stored about a student (GDPR art. 17) in all chats of the account, and confirms it in each. The chat's own
 * record is deleted last, so that after a crash in between everything runs again from the start.
 */
export async function erase(
  { store, tickets, codes, copies, chatsOf, leave, forget, clock }: EraseDeps,
  job: Job,
  chatId: ChatId,
  chat: Chat,
  channel: Channel,
  goodbye: View,
): Promise<"erased" | { readonly againInMs: number }> {
  // While a code is on a screen, the record that identifies its message must be kept, or the code could not be removed.
  const waitMs = await codes.hide(chatId);
  if (waitMs > 0) return { againInMs: waitMs };
  const copyWaitMs = await copies.takeAway(chatId, chat);
  if (copyWaitMs > 0) return { againInMs: copyWaitMs };
  if (chat.account !== undefined) {
    const chats = job.id.startsWith(elsewhere) ? [] : await chatsOf(chat.account);
    for (const other of chats) if (other !== chatId) await eraseToo(store, other, job.id, clock());
    await leave(chat.account, chatId);
  }
  await tickets.eraseAll(chatId);
  await forgetCeremony(store, chatId);
  await channel.forget(chat.address);
  await channel.send(chat.address, { id: job.id, view: goodbye });
  const missed = await missedOf(store, chatId);
  const votes = await voteMarks(store, chatId);
  await store.commit({
    partition: chatId,
    delete: [chatKey(chatId), ...missed.map((it) => it.key), ...votes],
    finish: [{ queue: job.queue, id: job.id, claim: job.claim }],
  });
  forget(chatId);
  return "erased";
}

const elsewhere = "erase:";

/** Schedules the erasure of another chat of the student, as a separate job. */
async function eraseToo(store: Store, chatId: ChatId, by: string, dueAt: number): Promise<void> {
  const payload = payloadOf({ kind: "do", effect: { kind: "privacy.erase" }, askId: "" });
  await store.commit({
    partition: chatId,
    schedule: [{ queue: outboxQueue, id: `${elsewhere}${by}`, dueAt, payload }],
  });
}
