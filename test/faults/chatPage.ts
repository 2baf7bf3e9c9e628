import { randomUUID } from "node:crypto";
import { setTimeout as rest } from "node:timers/promises";
import { inOrder, onPage, type OnPage } from "../channels/web/onPage";
import { openEventStream } from "../support/eventStream";
import { isCalled } from "../support/pressable";

const retryMs = 40;

interface Secret {
  readonly code: string;
  readonly qrPng: string;
}

/**
 * Does what the chat page does, without a browser: it keeps a stream open, resumes it after a break, and repeats a post under the same event id until
 * the server acknowledges it.
 */
export class ChatPage {
  private readonly messages = new Map<string, OnPage>();
  private readonly looking = new Set<() => void>();
  private cookie = "";
  /** How often a post had to be repeated. */
  repeatedPosts = 0;
  /** How many of its posts appear in the transcript as words of the student. */
  said = 0;

  constructor(
    private readonly origin: string,
    private readonly signal: AbortSignal,
    /** Called with every message that arrives or changes. */
    private readonly onMessage: (message: OnPage) => void = () => undefined,
  ) {
    signal.addEventListener("abort", () => this.wakeAll());
  }

  async open(): Promise<void> {
    const answer = await this.insist(() => this.request("session", { languages: ["pl"] }), 200);
    this.cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    void this.follow();
  }

  /** Resolves when the server has acknowledged the post. */
  async posts(content: object): Promise<void> {
    const body = { eventId: randomUUID(), locale: "pl-PL", ...content };
    let tries = 0;
    await this.insist(() => {
      tries += 1;
      return this.request("messages", body);
    }, 202);
    this.repeatedPosts += tries - 1;
    if (!("hello" in content)) this.said += 1;
  }

  says = (text: string): Promise<void> => this.posts({ text });

  /**
   * Presses a button by the name of its choice or of the dialog it opens, on the newest message that has it after `since`; returns that message's
   * place.
   */
  async presses(wanted: string, since = "", input?: string): Promise<string> {
    const message = await this.sees((it) => it.buttons.some(isCalled(wanted)), since);
    const button = message.buttons.find(isCalled(wanted))?.value;
    await this.posts({ button, message: message.id, ...(input === undefined ? {} : { input }) });
    return message.order;
  }

  /** The newest message after `since` that passes the test; waits until there is one. */
  async sees(isIt: (message: OnPage) => boolean, since = ""): Promise<OnPage> {
    for (;;) {
      if (this.signal.aborted) throw new Error(`Waited in vain; on the page: ${this.all().at(-1)?.text ?? "nothing"}`);
      const found = this.all().filter((it) => it.order > since && it.from === "assistant" && isIt(it));
      const newest = found.at(-1);
      if (newest) return newest;
      await new Promise<void>((wake) => this.looking.add(wake));
    }
  }

  all(): OnPage[] {
    return inOrder(this.messages.values());
  }

  /** The transcript as a newly opened page receives it. */
  async afresh(): Promise<OnPage[]> {
    const stream = await openEventStream(`${this.origin}/events`, { cookie: this.cookie });
    const events = await stream.until("ready");
    stream.close();
    return events.filter(({ event }) => event === "message").map(({ data }) => onPage(data));
  }

  /** The activation code of a message, requested as a reloaded page requests it; null when it is no longer shown. */
  async secretOf(message: OnPage): Promise<string | null> {
    return (await this.shownWith(message))?.code ?? null;
  }

  /** The activation code of a message together with its picture. */
  async shownWith(message: OnPage): Promise<Secret | null> {
    const ask = () =>
      fetch(`${this.origin}/secret?message=${message.id}`, { headers: { cookie: this.cookie }, signal: this.signal });
    const { secret } = (await (await this.insist(ask, 200)).json()) as { secret: Secret | null };
    return secret;
  }

  private request(path: string, body: object): Promise<Response> {
    const headers = { origin: this.origin, "content-type": "application/json", cookie: this.cookie };
    return fetch(`${this.origin}/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal: this.signal,
    });
  }

  /** Repeats a request until the server answers with this status; a refusal means that the test itself is wrong. */
  private async insist(ask: () => Promise<Response>, status: number): Promise<Response> {
    for (;;) {
      this.signal.throwIfAborted();
      const answer = await ask().catch(() => undefined);
      if (answer?.status === status) return answer;
      if (answer && answer.status < 500) throw new Error(`${answer.status}: ${await answer.text()}`);
      await rest(retryMs);
    }
  }

  private wakeAll(): void {
    for (const wake of this.looking) wake();
    this.looking.clear();
  }

  private async follow(): Promise<void> {
    let last: string | undefined;
    let close = (): void => undefined;
    this.signal.addEventListener("abort", () => close());
    while (!this.signal.aborted) {
      const headers = { cookie: this.cookie, ...(last === undefined ? {} : { "last-event-id": last }) };
      try {
        const stream = await openEventStream(`${this.origin}/events`, headers);
        close = stream.close;
        for (;;) {
          const { id, data } = await stream.next("message");
          last = id;
          const message = onPage(data);
          this.messages.set(message.id, message);
          this.onMessage(message);
          this.wakeAll();
        }
      } catch {
        await rest(retryMs);
      }
    }
  }
}
