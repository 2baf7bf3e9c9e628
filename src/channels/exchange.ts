import { util, type Dispatcher } from "undici";

export interface Exchange {
  readonly method: Dispatcher.HttpMethod;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Overrides how long the pool waits for an answer to begin, in milliseconds. */
  readonly headersTimeout?: number;
}

export interface WholeAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/**
 * Sends a request and collects the whole answer. undici's own `request` makes a stream and an async resource for every answer;
 * chat platforms answer in one short chunk.
 *
 * @throws undici's errors when the connection breaks or a time limit is exceeded
 */
export function exchange(pool: Dispatcher, { url, headers, ...request }: Exchange): Promise<WholeAnswer> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    let status = 0;
    let received: WholeAnswer["headers"] = {};
    const chunks: Buffer[] = [];
    pool.dispatch(
      { ...request, origin, path: `${pathname}${search}`, headers: { ...headers } },
      {
        onConnect: () => undefined,
        onHeaders(code, raw) {
          // A status below 200 only announces the answer.
          if (code >= 200) [status, received] = [code, util.parseHeaders(raw)];
          return true;
        },
        onData(chunk) {
          chunks.push(chunk);
          return true;
        },
        onComplete: () => resolve({ status, headers: received, text: Buffer.concat(chunks).toString("utf8") }),
        onError: reject,
      },
    );
  });
}
