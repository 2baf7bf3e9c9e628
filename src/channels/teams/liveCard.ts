import { z } from "zod";
import { update } from "../../store/update";
import { defineRecord } from "../../store/record";
import type { Store } from "../../store/port";
import type { PersonKey } from "../port";
import { viewSchema } from "../viewSchema";

/**
 * The one card a person may still answer: what it says, to draw it again without its buttons. Teams tells nothing of a
 * card's content when it is pressed, and no second one must be left with buttons that lead nowhere.
 */
const schema = z.object({
  /** The outbox's name of the message, which the card's buttons carry. */
  message: z.string(),
  /** Teams' name of it. */
  activity: z.string(),
  view: viewSchema,
});
export type LiveCard = z.infer<typeof schema>;

const record = defineRecord({ kind: "teamsCard", version: 1, schema: schema.nullable() });
const keyOf = (person: PersonKey) => ({ kind: "teamsCard", partition: person });

export class LiveCards {
  constructor(private readonly store: Store) {}

  async get(person: PersonKey): Promise<LiveCard | null> {
    const stored = await this.store.get(keyOf(person));
    return stored ? record.read(stored) : null;
  }

  /** Puts a card in the place of the one that was answerable until now, and answers that one. */
  async put(person: PersonKey, card: LiveCard): Promise<LiveCard | null> {
    let before: LiveCard | null = null;
    await update(this.store, keyOf(person), record, (current) => {
      before = current ?? null;
      return card;
    });
    return before;
  }

  /** Notes that a card can be answered no more. */
  async end(person: PersonKey, message: string): Promise<void> {
    await update(this.store, keyOf(person), record, (current) =>
      current?.message === message ? null : (current ?? null),
    );
  }

  forget(person: PersonKey): Promise<boolean> {
    return this.store.commit({ partition: person, delete: [keyOf(person)] });
  }
}
