import type { z } from "zod";

/** The errors and where they are, in the format of `response_metadata.messages`. */
export function said(error: z.ZodError, root = ""): string[] {
  return error.issues.map(
    ({ message, path }) => `[ERROR] ${message} [json-pointer:${root}/${path.map(String).join("/")}]`,
  );
}
