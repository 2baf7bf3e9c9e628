import { z } from "zod";
import type { Vault } from "./vault";

/** Names that carry a sealed payload and its expiry, so that nothing has to be stored for them and nobody can forge one. */
export interface SealedNames<T> {
  /** Seals a payload into a name that is safe in a URL. */
  seal(it: T): string;
  /** Returns the payload; undefined when the name was not sealed here or has expired. */
  open(sealed: string): T | undefined;
}

export interface SealedNameDeps {
  /** Seals with a key that is not in the store. */
  readonly vault: Pick<Vault, "seal" | "open">;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly goodForMs: number;
}

const timed = z.object({ until: z.number() });

/** Creates sealed names for one purpose. `context` keeps them from being accepted for another purpose. */
export function sealedNames<T extends object>(
  context: string,
  schema: z.ZodType<T>,
  { vault, clock, goodForMs }: SealedNameDeps,
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
