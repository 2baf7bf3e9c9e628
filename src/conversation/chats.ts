import type { Store } from "../store/port";
import { personKey, personRecord, type Person } from "./person";

/** Somebody's chat. */
export interface ChatOf {
  readonly key: string;
  readonly person: Person;
}

/** Finds the chats that belong together: those of one USOS account. */
export class Chats {
  constructor(
    private readonly store: Store,
    /** The chats that are signed in to an account. */
    private readonly ofAccount: (account: string) => Promise<readonly string[]>,
  ) {}

  async get(key: string): Promise<Person | undefined> {
    const stored = await this.store.get(personKey(key));
    return stored && personRecord.read(stored);
  }

  /** The chat itself and all others of its account. */
  async with(key: string): Promise<readonly string[]> {
    const account = (await this.get(key))?.account;
    const others = account === undefined ? [] : await this.ofAccount(account);
    return others.includes(key) ? others : [key];
  }

  /** The chats that belong together with these and can be written to. */
  async reachable(keys: readonly string[]): Promise<readonly ChatOf[]> {
    const all = new Set((await Promise.all(keys.map((key) => this.with(key)))).flat());
    const found = await Promise.all([...all].map(async (key) => ({ key, person: await this.get(key) })));
    return found.filter((it): it is ChatOf => it.person?.reachable === true);
  }
}
