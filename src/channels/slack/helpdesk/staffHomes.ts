import { z } from "zod";
import { filters } from "../../../helpdesk/openTickets";
import { defineRecord } from "../../../store/record";
import type { Key, Store } from "../../../store/port";
import type { Choice } from "./staffHome";
import { dayMs } from "../../../foundation/time";

const partition = "deskHomes";
const record = defineRecord({
  kind: "deskHome",
  version: 1,
  schema: z.object({
    team: z.string(),
    user: z.string(),
    filter: z.enum(filters),
    page: z.int(),
    at: z.number(),
  }),
});

interface Who {
  readonly team: string;
  readonly user: string;
}

const keyOf = ({ team, user }: Who): Key => ({ kind: "deskHome", partition, id: `${team}:${user}` });

/** A page opened longer ago is not kept up to date; it is drawn anew when it is opened. */
const longestMs = dayMs;
/** A page drawn again is noted again after this time only. */
const freshMs = 60 * 60_000;

/** Which of the staff have their list of tickets open, and what they chose to see there; for all processes. */
export class StaffHomes {
  constructor(private readonly store: Store) {}

  /** What somebody sees; notes that they look. */
  async choiceOf(who: Who): Promise<Choice> {
    const stored = await this.store.get(keyOf(who));
    const known = stored && record.read(stored);
    const { filter, page } = known ?? { filter: "all", page: 0 };
    if (!known || this.store.now() - known.at > freshMs) await this.choose(who, { filter, page });
    return { filter, page };
  }

  async choose({ team, user }: Who, { filter, page }: Choice): Promise<void> {
    const value = record.write({ team, user, filter, page, at: this.store.now() });
    await this.store.commit({ partition, put: [{ key: keyOf({ team, user }), value }] });
  }

  async forget(who: Who): Promise<void> {
    await this.store.commit({ partition, delete: [keyOf(who)] });
  }

  /** Those who look; forgets who has not for long. */
  async *open(): AsyncGenerator<Who> {
    for await (const stored of this.store.scan("deskHome", partition)) {
      const { team, user, at } = record.read(stored);
      if (this.store.now() - at < longestMs) yield { team, user };
      else await this.forget({ team, user });
    }
  }
}
