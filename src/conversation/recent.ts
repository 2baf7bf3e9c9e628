import type { Store } from "../store/port";
import { personKey, personRecord, type Person } from "./person";

/** A person's record as some process left it; revision 0 and nobody when there was none. */
export interface Known {
  readonly rev: number;
  readonly person: Person | undefined;
}

/** So many people this process keeps in mind. */
const most = 2_000;

/**
 * The people this process last had a turn with, so that one who writes on need not be read again. What is kept may be out of
 * date; a turn built on it then loses its compare-and-swap and is run again on what `read` finds.
 */
export class Recent {
  private readonly people = new Map<string, Known>();

  constructor(private readonly store: Store) {}

  /** Undefined for somebody this process does not have in mind. */
  recall(key: string): Known | undefined {
    return this.people.get(key);
  }

  async read(key: string): Promise<Known> {
    const stored = await this.store.get(personKey(key));
    return stored ? { rev: stored.rev, person: personRecord.read(stored) } : { rev: 0, person: undefined };
  }

  /** Those who were silent longest are forgotten first. */
  keep(key: string, known: Known): void {
    this.people.delete(key);
    this.people.set(key, known);
    const [oldest] = this.people.size > most ? this.people.keys() : [];
    if (oldest !== undefined) this.people.delete(oldest);
  }

  forget(key: string): void {
    this.people.delete(key);
  }
}
