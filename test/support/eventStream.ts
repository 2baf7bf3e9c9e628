export interface ReceivedEvent {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Reads server-sent events as a browser does: `next` waits for the first unread event that matches. */
export async function openEventStream(url: string, headers: Record<string, string>) {
  const abort = new AbortController();
  const answer = await fetch(url, { headers, signal: abort.signal });
  if (!answer.body) throw new Error("The stream has no body");
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const unread: ReceivedEvent[] = [];
  let rest = "";
  let comments = 0;

  const readMore = async (): Promise<void> => {
    const { value, done } = await reader.read();
    if (done) throw new Error(`The stream ended; unread: ${JSON.stringify(unread)}`);
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith(":")) comments++;
      const event = parse(block);
      if (event) unread.push(event);
    }
  };

  return {
    status: answer.status,
    headers: answer.headers,
    async next(event: string): Promise<ReceivedEvent> {
      for (;;) {
        const at = unread.findIndex((it) => it.event === event);
        if (at >= 0) return unread.splice(0, at + 1).at(-1)!;
        await readMore();
      }
    },
    /** All events up to this one, which is the last in the list. */
    async until(event: string): Promise<ReceivedEvent[]> {
      for (;;) {
        const at = unread.findIndex((it) => it.event === event);
        if (at >= 0) return unread.splice(0, at + 1);
        await readMore();
      }
    },
    async heartbeat(): Promise<void> {
      const before = comments;
      while (comments === before) await readMore();
    },
    async end(): Promise<void> {
      for (;;) {
        const { done } = await reader.read();
        if (done) return;
      }
    },
    close: () => {
      abort.abort();
    },
  };
}

function parse(block: string): ReceivedEvent | undefined {
  const lines = Object.fromEntries(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  const { id, event, data } = lines as { id?: string; event?: string; data?: string };
  return event !== undefined && data !== undefined
    ? { id, event, data: JSON.parse(data) as Record<string, unknown> }
    : undefined;
}
