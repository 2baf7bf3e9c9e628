import type { ServerResponse } from "node:http";
import type { PersonKey } from "../../conversation/ports";

/** A server-sent event. `id` is what the browser shows again when it reconnects. */
export interface PageEvent {
  readonly event: "reset" | "message" | "trim" | "ready" | "typing";
  readonly data: unknown;
  readonly id?: string;
}

/** A page that does not read for so long is cut off; it reconnects and resumes. */
const mostBufferedBytes = 4 * 1024 * 1024;

/** The open pages of every person. Lives in one process: another process's pages learn of a change when they reconnect. */
export class Streams {
  private readonly open = new Map<PersonKey, Set<ServerResponse>>();
  private readonly heartbeat: NodeJS.Timeout;

  constructor(heartbeatMs: number) {
    this.heartbeat = setInterval(() => {
      for (const pages of this.open.values()) for (const page of pages) page.write(":\n\n");
    }, heartbeatMs);
    this.heartbeat.unref();
  }

  /** Hands a page over, with what it should see first. From here on it gets whatever is sent to the person. */
  add(person: PersonKey, page: ServerResponse, first: readonly PageEvent[]): void {
    if (page.closed) return;
    const pages = this.open.get(person) ?? new Set();
    this.open.set(person, pages.add(page));
    page.on("close", () => {
      pages.delete(page);
      if (pages.size === 0 && this.open.get(person) === pages) this.open.delete(person);
    });
    page.write("retry: 2000\n\n" + first.map(format).join(""));
  }

  send(person: PersonKey, event: PageEvent): void {
    for (const page of this.open.get(person) ?? []) {
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
