import { z } from "zod";
import { redact } from "./redact";
import { refused, type Reply } from "./reply";
import { langDict } from "./schemas";
import type { Refusal } from "./types";

/** The body of a 4xx response. Nothing about it is certain except that it is an object. */
const errorBody = z.object({
  message: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  param_name: z.string().optional().catch(undefined),
  field_name: z.string().optional().catch(undefined),
  method_name: z.string().optional().catch(undefined),
  missing_scopes: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .catch(undefined),
  user_messages: z.object({ generic_message: langDict }).optional().catch(undefined),
});
type ErrorBody = z.infer<typeof errorBody>;

/** The spam-prevention lock is not documented, so it is recognised by its wording. "blocked" and "clock" mean something else. */
const spamLock = /spam|(?<![a-z])lock/i;

export interface FailedResponse {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
  /** Whether the request was signed with a token. Only then can a 401 mean that the token is gone. */
  readonly withToken: boolean;
  /** The values that were sent and must not come back in `detail`. */
  readonly sent: readonly string[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Reads a response that is not 2xx (https://apps.usos.edu.pl/developers/api/definitions/errors/). */
export function readRefusal(response: FailedResponse): Exclude<Reply<never>, { ok: true }> {
  const { status } = response;
  const retryAfterMs = parseRetryAfter(response.retryAfter, response.now);
  if (status === 503) return refused("maintenance", "HTTP 503", retryAfterMs);
  const body = status >= 400 && status < 500 ? parseError(response.text) : undefined;
  const detail = `HTTP ${status}${body ? ` ${describe(body, response.sent)}` : ""}`;

  // A 401 without USOS's JSON comes from something in front of it: a proxy, or a maintenance page.
  if (status === 401 && body) return refused(response.withToken ? "unauthorized" : "refused", detail);
  if (status === 429) return refused("busy", detail, retryAfterMs);
  if (!body) return refused("unavailable", detail, retryAfterMs);
  if (spamLock.test([body.message, body.error, body.reason].join(" "))) return refused("busy", detail, retryAfterMs);
  const words = body.user_messages?.generic_message ?? undefined;
  const refusal: Refusal = { code: "refused", detail, ...(words ? { words } : {}) };
  return { ok: false, refusal, field: body.error?.startsWith("field_") ? body.field_name : undefined };
}

function parseError(text: string): ErrorBody | undefined {
  try {
    return errorBody.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function describe(body: ErrorBody, sent: readonly string[]): string {
  const codes = [body.error, body.reason, body.param_name, body.field_name, body.method_name, body.missing_scopes];
  const parts = [...codes.flat(), body.message].filter((part) => part !== undefined && part !== "");
  return parts.map((part) => redact(String(part), sent)).join("; ");
}

/** RFC 9110, 10.2.3: seconds, or a date. */
function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms >= 0 ? ms : undefined;
}
