import type { z } from "zod";

/** What is wrong and where, as `response_metadata.messages` has it. */
export function said(error: z.ZodError, root = ""): string[] {
  return error.issues.map(
    ({ message, path }) => `[ERROR] ${message} [json-pointer:${root}/${path.map(String).join("/")}]`,
  );
}
