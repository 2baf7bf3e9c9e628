import { z } from "zod";
import { type Credentials, type Params, authorization, formEncode } from "./oauth";
import { readRefusal } from "./refusal";
import { refused, type Reply } from "./reply";

/** Parses the text of a successful answer; undefined when it is not what was expected. */
export type Read<T> = (text: string) => T | undefined;

export function json<T>(schema: z.ZodType<T>): Read<T> {
  return (text) => {
    try {
      return schema.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  };
}

export interface Request<T> {
  readonly url: string;
  readonly body: Params;
  /** Left out for methods that anybody may call. */
  readonly signing?: Omit<Parameters<typeof authorization>[0], "method" | "url" | "body"> | undefined;
  readonly read: Read<T>;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly heardTime?: ((theirs: number) => void) | undefined;
}

/**
 * Sends one request and resolves to its reply; never throws.
 *
 * It uses POST although USOS accepts GET too (its rules prefer POST: https://apps.usos.edu.pl/developers/api/definitions/rules/).
 * Order ids are then in the signed form body and tokens in the header, and neither is in the URL, which every proxy and server on
 * the way writes into its access log.
 */
export async function send<T>(fetch: typeof globalThis.fetch, request: Request<T>): Promise<Reply<T>> {
  const { signing, body, url, signal } = request;
  const headers = new Headers({
    "content-type": "application/x-www-form-urlencoded",
    accept: "application/json, application/x-www-form-urlencoded;q=0.9, */*;q=0.1",
  });
  if (signing) headers.set("authorization", authorization({ ...signing, method: "POST", url, body }));
  let response: Response;
  let text: string;
  try {
    // A redirect is not followed, because it would carry the body, signed for this URL, to another one.
    response = await fetch(url, { method: "POST", headers, body: formEncode(body), signal, redirect: "manual" });
    text = await response.text();
  } catch (error) {
    return signal.aborted ? refused("timeout") : refused("unavailable", networkCode(error));
  }
  const theirs = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(theirs)) request.heardTime?.(theirs);
  if (response.ok) {
    const value = request.read(text);
    return value === undefined ? refused("unavailable", "unexpected answer") : { ok: true, value };
  }
  return readRefusal({
    status: response.status,
    retryAfter: response.headers.get("retry-after"),
    text,
    withToken: signing?.token !== undefined,
    sent: [...body.map(([, value]) => value), ...secretsOf(signing?.consumer), ...secretsOf(signing?.token)],
    now: request.now(),
  });
}

function secretsOf(credentials: Credentials | undefined): string[] {
  return credentials ? [credentials.key, credentials.secret] : [];
}

/** The code of a network error, such as `ECONNREFUSED`. An error's message could contain what was sent; a code cannot. */
const withCode = z.object({ cause: z.object({ code: z.string() }) });

function networkCode(error: unknown): string {
  return withCode.safeParse(error).data?.cause.code ?? "network error";
}
