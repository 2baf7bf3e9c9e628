import { z } from "zod";
import type { View } from "../../dialogs/kit/view";
import type { Log } from "../ops/log";
import { defineRecord, type RecordType } from "../store/record";
import type { Commit, Store } from "../store/port";
import type { PersonKey } from "./port";
import { viewSchema } from "./viewSchema";

/**
 * The one card a person may still answer: what it says, to draw it again without its buttons. A chat tells
 * little of a card's content when it is pressed, and no second one must be left with buttons that lead nowhere.
 */
export interface LiveCard {
  /** The outbox's name of the message. */
  readonly message: string;
  /** The chat's name of it. */
  readonly activity: string;
  readonly view: View;
}

const schema: z.ZodType<LiveCard> = z.object({ message: z.string(), activity: z.string(), view: viewSchema });

/** Of so many people this process remembers the card it sent last. */
const mostRemembered = 5_000;

export class LiveCards {
  /** What this process sent; a card of that name never changes, so it is read from the store only after a restart. */
  private readonly sent = new Map<PersonKey, LiveCard>();

  private readonly record: RecordType<LiveCard>;

  /** `kind` names the chat's records. */
  constructor(
    private readonly store: Store,
    private readonly log: Log,
    private readonly kind: `${string}Card`,
  ) {
    this.record = defineRecord({ kind, version: 1, schema });
  }

  /** The card a press names by its own or the chat's name, if it is the last one that could be answered. */
  async find(
    person: PersonKey,
    name: string | undefined,
    by: "message" | "activity" = "message",
  ): Promise<LiveCard | undefined> {
    const sent = this.sent.get(person);
    const found = sent?.[by] === name ? sent : await this.latest(person);
    return found?.[by] === name ? found : undefined;
  }

  /** The last card that could be answered, as far as this process knows: another one may have sent a later one. */
  last = async (person: PersonKey): Promise<LiveCard | undefined> =>
    this.sent.get(person) ?? (await this.latest(person));

  /** The last card that could be answered; one of a version this program cannot read is as good as none. */
  private async latest(person: PersonKey): Promise<LiveCard | undefined> {
    const stored = await this.store.get(this.keyOf(person));
    try {
      return stored && this.record.read(stored);
    } catch (err) {
      this.log.warn({ err }, "a card's note cannot be read; its buttons stay as they are");
      return undefined;
    }
  }

  /** Notes that a card can be answered from now on; what is answered here is to be committed. */
  put(person: PersonKey, card: LiveCard): NonNullable<Commit["put"]> {
    if (this.sent.size >= mostRemembered) this.sent.clear();
    this.sent.set(person, card);
    return [{ key: this.keyOf(person), value: this.record.write(card) }];
  }

  private readonly keyOf = (person: PersonKey) => ({ kind: this.kind, partition: person });

  forget(person: PersonKey): Promise<boolean> {
    this.sent.delete(person);
    return this.store.commit({ partition: person, delete: [this.keyOf(person)] });
  }
}
