import type { OnPage } from "../../channels/web/onPage";
import type { Chat, Seen } from "../chat";
import { ChatPage } from "../chatPage";
import type { Recorder } from "../recorder";

interface Shown {
  readonly code: string;
  readonly pictures: readonly Buffer[];
}

/** A student in front of the chat page, without a browser. Everything that the page receives is recorded as it arrives. */
export class WebChat implements Chat {
  private readonly page: ChatPage;
  private readonly shown = new Map<string, Shown>();
  private readonly last = new Map<string, string>();
  private opening: Promise<void> | undefined;
  private looking = Promise.resolve();

  constructor(
    origin: string,
    readonly id: string,
    private readonly recorder: Recorder,
    private readonly signal: AbortSignal,
  ) {
    // Messages are handled one after another, because a code that is still being requested must not appear after the message that removes it.
    this.page = new ChatPage(origin, signal, (it) => void (this.looking = this.looking.then(() => this.look(it))));
  }

  screen(): Seen[] {
    return this.page
      .all()
      .filter(({ from }) => from === "assistant")
      .map((it) => ({
        ts: it.order,
        text: this.textOf(it),
        buttons: it.buttons.map(({ label }) => label),
        urls: it.urls,
        hasPicture: (this.shown.get(it.id)?.pictures.length ?? 0) > 0,
      }));
  }

  async says(text: string): Promise<number> {
    await this.open();
    await this.page.says(text);
    return 200;
  }

  async presses(on: Seen, label: string): Promise<number> {
    await this.open();
    const message = this.page.all().find(({ order }) => order === on.ts);
    const button = message?.buttons.find((it) => it.label === label)?.value;
    if (!message || button === undefined) return 404;
    await this.page.posts({ button, message: message.id });
    return 200;
  }

  private open(): Promise<void> {
    return (this.opening ??= this.page.open());
  }

  private textOf(it: OnPage): string {
    const code = this.shown.get(it.id)?.code ?? "";
    return [it.text, ...it.buttons.map(({ value }) => value), ...it.urls, code].join("\n");
  }

  /** Handles a message that arrived or changed; requests the code in it, as the page does. */
  private async look(it: OnPage): Promise<void> {
    if (it.from !== "assistant") return;
    if (it.hasSecret) {
      const secret = await this.page.shownWith(it).catch(() => null);
      if (this.signal.aborted) return;
      if (secret) this.shown.set(it.id, { code: secret.code, pictures: [Buffer.from(secret.qrPng, "base64")] });
    } else this.shown.delete(it.id);
    const text = this.textOf(it);
    const pictures = this.shown.get(it.id)?.pictures ?? [];
    const look = { channel: this.id, message: it.id, text, pictures };
    const before = this.last.get(it.id);
    this.last.set(it.id, text);
    if (before === undefined) this.recorder.posted({ ...look, readable: it.text, raw: text });
    else if (before !== text) this.recorder.changed(look);
    this.recorder.touched(this.id);
  }
}
