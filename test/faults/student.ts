import type { Chat, Seen } from "./chat";
import type { FarEnds } from "./farEnds";
import type { Person } from "./records";

/** Something a student does when they see it; undefined when it could not even be done. */
export interface Way {
  readonly when: (message: Seen) => boolean;
  readonly act: (message: Seen) => Promise<Done | undefined>;
}

export interface Done {
  /** The chat shows that the app has it. */
  readonly isHeard: boolean;
  /** Otherwise a person does it once more after this time. */
  readonly againMs: number;
}

export interface Patience {
  /** After the chat said that a press came to nothing. */
  readonly pressMs: number;
  /** After nobody took what was typed, the chat's own retries included. */
  readonly typeMs: number;
  /** With an answer before them that leads nowhere and nothing happening; then they say «menu». */
  readonly lostMs: number;
}

/** A student before their screen: reads, presses, types, and does a thing again only when the chat showed that it failed. */
export class Student {
  /** Nothing up to this message is of interest any more. */
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

  /** Undefined when the message has no such button any more. */
  presses(on: Seen, label: string): Promise<Done | undefined> {
    const now = this.screen.find(({ ts }) => ts === on.ts);
    if (!now || !offers(label)(now)) return Promise.resolve(undefined);
    return this.does(`presses ${label}`, this.patience.pressMs, this.chat.presses(now, label));
  }

  /**
   * Goes on until `isThere` holds for something on the screen, by what the newest message offers. What was heard (status 200)
   * is not done again on the same message, however long the answer takes. `first` is done before anything is looked at. Whoever was
   * answered and can go on nowhere (a suspended process posted an old card below the new one) asks for the menu; whoever was not
   * answered at all waits, as the product owes them that.
   * @throws when the time is over
   */
  async reaches(isThere: (it: Seen) => boolean, ways: readonly Way[], first?: () => Promise<Done>): Promise<Seen> {
    /** When a thing may be done again, by message and way. */
    const again = new Map<string, number>();
    let isDue = first === undefined ? undefined : 0;
    /** The newest message when something was last heard. */
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
        // Once something else was heard, the beginning is over.
        if (isHeard) [this.since, isDue, newestThen] = [action.on.ts, undefined, newest];
      } else if (first && isDue !== undefined && isDue <= now) {
        if (isDue === 0) this.since = screen.at(-1)?.ts ?? "";
        const { isHeard, againMs } = await first();
        isDue = isHeard ? undefined : Date.now() + againMs;
        if (isHeard) newestThen = newest;
      } else {
        const later = [...again.values()].filter((it) => it > now);
        const untilMs = Math.min(...later, isDue ?? Infinity) - now;
        // A card without buttons only says that something is under way.
        const isAnswered =
          newest > newestThen && screen.slice(-1).some(({ buttons, urls }) => buttons.length + urls.length > 0);
        const lostMs = ways.length > 0 && isAnswered ? this.patience.lostMs : Infinity;
        const isChanged = await this.changesWithin(Math.min(untilMs, lostMs));
        if (!isChanged && lostMs < untilMs && (await this.says("menu")).isHeard) newestThen = newest;
      }
    }
  }

  /** Looks on until nothing on the screen is a code any more, but not for longer than that. */
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

  /** True when the conversation changed or all is over, false when the patience was. */
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

/** Whether a message has a button of that label. */
export const offers =
  (label: string) =>
  (it: Seen): boolean =>
    it.buttons.includes(label);

/** The sign-in address of a message, if it has one. */
export const signInOf = (it: Seen): string | undefined => it.urls.find((url) => url.includes("/link/"));
