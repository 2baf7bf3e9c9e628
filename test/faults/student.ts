import type { Chat, Seen } from "./chat";
import type { FarEnds } from "./farEnds";
import type { Person } from "./records";

/** Something that a student does when they see a certain message; `act` resolves to undefined when it could not even be done. */
export interface Way {
  readonly when: (message: Seen) => boolean;
  readonly act: (message: Seen) => Promise<Done | undefined>;
}

export interface Done {
  /** Whether the chat shows that the app has acknowledged it. */
  readonly isHeard: boolean;
  /** If it was not acknowledged, a person does it again after this time. */
  readonly againMs: number;
}

export interface Patience {
  /** How long a student waits after the chat reported that a press came to nothing. */
  readonly pressMs: number;
  /** How long a student waits when nobody acknowledged what was typed; this includes the chat's own retries. */
  readonly typeMs: number;
  /** How long a student waits when the latest answer leads nowhere and nothing happens; then they type «menu». */
  readonly lostMs: number;
}

/** A student in front of their screen, who reads, presses and types, and does a thing again only when the chat showed that it failed. */
export class Student {
  /** Messages up to this one are ignored. */
  private since = "";

  constructor(
    private readonly farEnds: FarEnds,
    readonly person: Person,
    private readonly chat: Chat,
    private readonly patience: Patience,
    readonly signal: AbortSignal,
  ) {}

  get screen(): readonly Seen[] {
    return this.chat.screen();
  }

  says = (text: string): Promise<Done> => this.does(`says ${text}`, this.patience.typeMs, this.chat.says(text));

  /** Resolves to undefined when the message no longer has this button. */
  presses(on: Seen, label: string): Promise<Done | undefined> {
    const now = this.screen.find(({ ts }) => ts === on.ts);
    if (!now || !offers(label)(now)) return Promise.resolve(undefined);
    return this.does(`presses ${label}`, this.patience.pressMs, this.chat.presses(now, label));
  }

  /**
   * Goes on, by what the newest message offers, until `isThere` holds for something on the screen. A thing that the app acknowledged (status 200) is
   * not done again on the same message, however long its answer takes. `first` is done before anything is read. A student who was answered and can go
   * nowhere from there (a suspended process posted an old card below the new one) asks for the menu. A student who was not answered at all waits,
   * because the product owes them the answer.
   * @throws when the time is over
   */
  async reaches(isThere: (it: Seen) => boolean, ways: readonly Way[], first?: () => Promise<Done>): Promise<Seen> {
    /** The time from which a thing may be done again, by message and way. */
    const again = new Map<string, number>();
    let isDue = first === undefined ? undefined : 0;
    /** The newest message at the time of the last acknowledgement. */
    let newestThen = this.screen.at(-1)?.ts ?? "";
    for (;;) {
      this.signal.throwIfAborted();
      const screen = this.screen;
      const newest = screen.at(-1)?.ts ?? "";
      const found = screen.findLast(isThere);
      if (found) return found;
      const now = Date.now();
      const action = this.next(screen, ways, again, now);
      if (action) {
        const { isHeard, againMs } = (await action.way.act(action.on)) ?? {
          isHeard: false,
          againMs: this.patience.pressMs,
        };
        again.set(action.key, isHeard ? Infinity : Date.now() + againMs);
        // As soon as something else was acknowledged, `first` is no longer needed.
        if (isHeard) [this.since, isDue, newestThen] = [action.on.ts, undefined, newest];
      } else if (first && isDue !== undefined && isDue <= now) {
        if (isDue === 0) this.since = screen.at(-1)?.ts ?? "";
        const { isHeard, againMs } = await first();
        isDue = isHeard ? undefined : Date.now() + againMs;
        if (isHeard) newestThen = newest;
      } else {
        const later = [...again.values()].filter((it) => it > now);
        const untilMs = Math.min(...later, isDue ?? Infinity) - now;
        // A card without buttons only says that something is in progress, so it does not count as an answer.
        const isAnswered =
          newest > newestThen && screen.slice(-1).some(({ buttons, urls }) => buttons.length + urls.length > 0);
        const lostMs = ways.length > 0 && isAnswered ? this.patience.lostMs : Infinity;
        const isChanged = await this.changesWithin(Math.min(untilMs, lostMs));
        if (!isChanged && lostMs < untilMs && (await this.says("menu")).isHeard) newestThen = newest;
      }
    }
  }

  /** Waits until no code is on the screen any more, but no longer than `mostMs`. */
  async letsCodesGo(isCode: (it: Seen) => boolean, mostMs: number): Promise<void> {
    for (const end = Date.now() + mostMs; this.screen.some(isCode) && Date.now() < end;) {
      this.signal.throwIfAborted();
      await this.changesWithin(end - Date.now());
    }
  }

  private next(screen: readonly Seen[], ways: readonly Way[], again: ReadonlyMap<string, number>, now: number) {
    for (const on of screen.filter(({ ts }) => ts > this.since).reverse())
      for (const [at, way] of ways.entries()) {
        const key = `${on.ts} ${at}`;
        if (way.when(on) && (again.get(key) ?? 0) <= now) return { on, way, key };
      }
    return undefined;
  }

  private async does(what: string, againMs: number, action: Promise<number>): Promise<Done> {
    const at = Date.now();
    const status = await action;
    this.farEnds.note({ at, channel: this.chat.id, what, status });
    return { isHeard: status === 200, againMs };
  }

  /** Resolves to true when the conversation changed or the run is over, and to false when the time has passed. */
  private changesWithin(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(ms) ? setTimeout(() => end(false), Math.max(0, ms)) : undefined;
      const stop = this.farEnds.onChange(this.chat.id, changed);
      this.signal.addEventListener("abort", changed);
      const { signal } = this;
      function changed(): void {
        end(true);
      }
      function end(isChanged: boolean): void {
        clearTimeout(timer);
        stop();
        signal.removeEventListener("abort", changed);
        resolve(isChanged);
      }
    });
  }
}

/** Whether a message has a button with this label. */
export const offers =
  (label: string) =>
  (it: Seen): boolean =>
    it.buttons.includes(label);

/** The sign-in address in a message, if it has one. */
export const signInOf = (it: Seen): string | undefined => it.urls.find((url) => url.includes("/link/"));
