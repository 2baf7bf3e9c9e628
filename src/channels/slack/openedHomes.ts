import { z } from "zod";
import { defineRecord } from "../../store/record";
import type { Key, Store } from "../../store/port";
import type { PersonKey } from "../../conversation/ports";
import { dayMs } from "../../foundation/time";

const record = defineRecord({ kind: "slackHome", version: 1, schema: z.object({ openedAt: z.number() }) });
const keyOf = (person: PersonKey): Key => ({ kind: "slackHome", partition: person });

/** Who opened their home page, so that what changes there is shown, by whichever process changes it. */
export class OpenedHomes {
  constructor(private readonly store: Store) {}

  /** Notes it, at most once a day. */
  async note(person: PersonKey): Promise<void> {
    const now = this.store.now();
    const stored = await this.store.get(keyOf(person));
    if (stored && now - record.read(stored).openedAt < dayMs) return;
    const put = [{ key: keyOf(person), value: record.write({ openedAt: now }) }];
    await this.store.commit({ partition: person, put });
  }

  async has(person: PersonKey): Promise<boolean> {
    return (await this.store.get(keyOf(person))) !== undefined;
  }

  async forget(person: PersonKey): Promise<void> {
    await this.store.commit({ partition: person, delete: [keyOf(person)] });
  }
}
