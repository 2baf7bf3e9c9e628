import { util, type Dispatcher } from "undici";

/** `status` is 0 when the connection broke, or the answer took too long. */
export type Downloaded =
  | { readonly status: number; readonly content: Buffer; readonly retryAfterMs?: number }
  | { readonly status: "tooLarge" };

/** A file of some megabytes takes seconds. */
const downloadMs = 20_000;

/** Fetches a file of at most so many bytes; of a larger one no more is fetched. Redirects are not followed. */
export function download(
  pool: Dispatcher,
  url: string,
  headers: Readonly<Record<string, string>>,
  most: number,
): Promise<Downloaded> {
  const { origin, pathname, search } = new URL(url);
  return new Promise((resolve) => {
    let status = 0;
    let retryAfterMs: number | undefined;
    let size = 0;
    const chunks: Buffer[] = [];
    let stop: () => void = () => undefined;
    const timer = setTimeout(() => end({ status: 0, content: Buffer.alloc(0) }), downloadMs);
    const end = (it: Downloaded): void => {
      clearTimeout(timer);
      resolve(it);
      stop();
    };
    pool.dispatch(
      { method: "GET", origin, path: `${pathname}${search}`, headers: { ...headers } },
      {
        onConnect: (abort) => (stop = abort),
        onHeaders(code, raw) {
          if (code >= 200) status = code;
          const seconds = Number(util.parseHeaders(raw)["retry-after"]);
          if (seconds > 0) retryAfterMs = seconds * 1_000;
          return true;
        },
        onData(chunk) {
          size += chunk.length;
          if (size > most) end({ status: "tooLarge" });
          else chunks.push(chunk);
          return size <= most;
        },
        onComplete() {
          stop = () => undefined;
          end({ status, content: Buffer.concat(chunks), ...(retryAfterMs !== undefined && { retryAfterMs }) });
        },
        onError: () => end({ status: 0, content: Buffer.alloc(0) }),
      },
    );
  });
}

const brokenOffMs = 5_000;

/** The meaning of a download for a picture: it is there, comes later, or is gone. */
export function fetchedBy(it: Downloaded) {
  if (it.status === "tooLarge") return { ok: false, refusal: "tooLarge" } as const;
  if (it.status === 200) return { ok: true, content: it.content } as const;
  const isPassing = it.status === 0 || it.status === 429 || it.status >= 500;
  return isPassing
    ? ({ ok: false, refusal: "later", afterMs: it.retryAfterMs ?? brokenOffMs } as const)
    : ({ ok: false, refusal: "gone" } as const);
}
