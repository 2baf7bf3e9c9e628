import { z } from "zod";
import type { Vault } from "./vault";

/** Names that carry, sealed, what they stand for and until when: nothing is stored for them, and nobody can make one up. */
export interface SealedNames<T> {
  /** Safe in an address. */
  seal(it: T): string;
  /** Undefined for what was not sealed here, or is over. */
  open(sealed: string): T | undefined;
}

export interface SealedNameParts {
  /** Seals with a key that is not in the store. */
  readonly vault: Pick<Vault, "seal" | "open">;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly goodForMs: number;
}

const timed = z.object({ until: z.number() });

/** `context` keeps the names of one purpose from being taken for those of another. */
export function sealedNames<T extends object>(
  context: string,
  schema: z.ZodType<T>,
  { vault, clock, goodForMs }: SealedNameParts,
): SealedNames<T> {
  return {
    seal: (it) => vault.seal(JSON.stringify({ ...it, until: clock() + goodForMs }), context),
    open(sealed) {
      try {
        const written: unknown = JSON.parse(vault.open(sealed, context));
        return timed.parse(written).until > clock() ? schema.parse(written) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
