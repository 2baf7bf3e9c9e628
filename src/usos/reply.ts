import type { Refusal } from "./types";

/** The outcome of one request. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly refusal: Refusal;
      /** The one of the requested `fields` that USOS does not have or does not show to us. */
      readonly field?: string | undefined;
    };

export function refused(
  code: Refusal["code"],
  detail?: string,
  retryAfterMs?: number,
): { ok: false; refusal: Refusal } {
  return {
    ok: false,
    refusal: {
      code,
      ...(detail === undefined ? {} : { detail }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  };
}
