import type { z } from "zod";
import type { Called } from "../api";

/** The content of Slack's answer; undefined for a refusal and for an answer of an unexpected shape. */
export function readAnswer<T>(called: Called, schema: z.ZodType<T>): T | undefined {
  return called.ok ? schema.safeParse(called.data).data : undefined;
}
