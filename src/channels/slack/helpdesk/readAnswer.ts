import type { z } from "zod";
import type { Called } from "../api";

/** What Slack answered; undefined for a refusal and for an answer of another form. */
export function readAnswer<T>(called: Called, schema: z.ZodType<T>): T | undefined {
  return called.ok ? schema.safeParse(called.data).data : undefined;
}
