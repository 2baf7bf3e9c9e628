import { z } from "zod";
import type { ViewVote } from "../../../dialogs/kit/view";
import type { ChatId } from "../../foundation/ids";
import { defineRecord } from "../../store/record";
import type { Commit, Key, Store } from "../../store/port";
import { votable } from "../viewSchema";

const record = defineRecord({
  kind: "teamsVote",
  version: 1,
  schema: z.object({ at: z.number(), vote: votable }),
});

/** Remembers what the messages with 👍 and 👎 are about, because Teams names only the message that was voted on. */
export class VotableMessages {
  constructor(private readonly store: Store) {}

  /** The record that the caller must commit once the message was sent. */
  put(chatId: ChatId, activity: string, vote: ViewVote): NonNullable<Commit["put"]>[number] {
    return { key: keyOf(chatId, activity), value: record.write({ at: this.store.now(), vote }) };
  }

  async find(chatId: ChatId, activity: string): Promise<ViewVote | undefined> {
    const stored = await this.store.get(keyOf(chatId, activity));
    return stored && record.read(stored).vote;
  }

  async forget(chatId: ChatId): Promise<void> {
    for await (const { key } of this.store.scan("teamsVote", chatId))
      await this.store.commit({ partition: chatId, delete: [key] });
  }
}

const keyOf = (chatId: ChatId, activity: string): Key => ({ kind: "teamsVote", partition: chatId, id: activity });
