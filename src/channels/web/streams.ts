import type { ChatId } from "../../foundation/ids";
import type { ServerResponse } from "node:http";

/** A server-sent event. The browser sends `id` back when it reconnects. */
export interface PageEvent {
  readonly event: "reset" | "message" | "trim" | "ready" | "typing";
  readonly data: unknown;
  readonly id?: string;
}

/** A page with more unread data than this is disconnected; it reconnects and resumes. */
const mostBufferedBytes = 4 * 1024 * 1024;

/** The open pages of every chat, in this process. Pages connected to another process learn of a change only when they reconnect. */
export class Streams {
  private readonly open = new Map<ChatId, Set<ServerResponse>>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(heartbeatMs: number) {
    this.heartbeat = setInterval(() => {
      for (const pages of this.open.values()) for (const page of pages) page.write(":\n\n");
    }, heartbeatMs);
    this.heartbeat.unref();
  }

  /** Adds a page and sends it the first events. From then on it gets every event sent to the chat. */
  add(chatId: ChatId, page: ServerResponse, first: readonly PageEvent[]): void {
    if (page.closed) return;
    const pages = this.open.get(chatId) ?? new Set();
    this.open.set(chatId, pages.add(page));
    page.on("close", () => {
      pages.delete(page);
      if (pages.size === 0 && this.open.get(chatId) === pages) this.open.delete(chatId);
    });
    page.write("retry: 2000\n\n" + first.map(format).join(""));
  }

  send(chatId: ChatId, event: PageEvent): void {
    for (const page of this.open.get(chatId) ?? []) {
      if (page.writableLength > mostBufferedBytes) page.destroy();
      else page.write(format(event));
    }
  }

  closeAll(): void {
    clearInterval(this.heartbeat);
    for (const pages of this.open.values()) for (const page of pages) page.end();
  }
}

function format({ event, data, id }: PageEvent): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
