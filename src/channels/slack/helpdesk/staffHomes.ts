import { z } from "zod";
import { filters } from "../../../helpdesk/ticketGroups";
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
    tag: z.string().exactOptional(),
    page: z.int(),
    at: z.number(),
  }),
});

interface Who {
  readonly team: string;
  readonly user: string;
}

const keyOf = ({ team, user }: Who): Key => ({ kind: "deskHome", partition, id: `${team}:${user}` });

/** A page opened longer ago than this is no longer kept up to date; it is rendered anew when it is opened. */
const longestMs = dayMs;
/** The time after which rendering a page refreshes its record. */
const freshMs = 60 * 60_000;

/** Records, for all processes, which staff have opened their list of tickets and what they have chosen to see. */
export class StaffHomes {
  constructor(private readonly store: Store) {}

  /** The view that a staff member has chosen. Also records that they have opened the page. */
  async choiceOf(who: Who): Promise<Choice> {
    const stored = await this.store.get(keyOf(who));
    const known = stored && record.read(stored);
    const { filter, tag, page }: Choice = known ?? { filter: "all", page: 0 };
    if (!known || this.store.now() - known.at > freshMs) await this.choose(who, { filter, tag, page });
    return { filter, tag, page };
  }

  async choose({ team, user }: Who, { filter, tag, page }: Choice): Promise<void> {
    const value = record.write({ team, user, filter, ...(tag !== undefined && { tag }), page, at: this.store.now() });
    await this.store.commit({ partition, put: [{ key: keyOf({ team, user }), value }] });
  }

  async forget(who: Who): Promise<void> {
    await this.store.commit({ partition, delete: [keyOf(who)] });
  }

  /** The staff whose pages are kept up to date. Deletes the records of those who have not opened theirs for long. */
  async *open(): AsyncGenerator<Who> {
    for await (const stored of this.store.scan("deskHome", partition)) {
      const { team, user, at } = record.read(stored);
      if (this.store.now() - at < longestMs) yield { team, user };
      else await this.forget({ team, user });
    }
  }
}
