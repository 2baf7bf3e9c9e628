import { z } from "zod";

const context = "ticket picture";
const goodForMs = 7 * 24 * 60 * 60_000;
const named = z.object({
  person: z.string(),
  ticket: z.string(),
  entry: z.string(),
  at: z.int(),
  until: z.number(),
});
export type PictureName = Omit<z.infer<typeof named>, "until">;

export interface PictureAddresses {
  /** The path under which a picture can be fetched for a week; nobody can make one up. */
  pathOf(it: PictureName): string;
  /** Undefined for what was not sealed here, or is over. */
  open(sealed: string): PictureName | undefined;
}

/** @param vault seals with a key that is not in the store */
export function createPictureAddresses(
  vault: { seal(text: string, context: string): string; open(sealed: string, context: string): string },
  clock: () => number,
): PictureAddresses {
  return {
    pathOf: (it) => `/tickets/pictures/${vault.seal(JSON.stringify({ ...it, until: clock() + goodForMs }), context)}`,
    open(sealed) {
      try {
        const { until, ...it } = named.parse(JSON.parse(vault.open(sealed, context)));
        return until > clock() ? it : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
