import { z } from "zod";
import type { QrAddresses } from "./teamsChannel";

const context = "teams qr";
const named = z.object({ person: z.string(), secretOf: z.string(), showing: z.string(), until: z.number() });

export interface QrAddressParts {
  /** Seals with a key that is not in the store. */
  readonly vault: { seal(text: string, context: string): string; open(sealed: string, context: string): string };
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
  readonly goodForMs: number;
}

/**
 * Addresses that carry, sealed, whose QR they show and until when. So nothing has to be stored, any process can answer
 * them, and nobody can make one up; the code itself is fetched when the image is, as long as it may be on the screen.
 */
export function qrAddresses({ vault, clock, goodForMs }: QrAddressParts): QrAddresses {
  return {
    seal: (whose) => vault.seal(JSON.stringify({ ...whose, until: clock() + goodForMs }), context),
    open(sealed) {
      try {
        const { until, ...rest } = named.parse(JSON.parse(vault.open(sealed, context)));
        return until > clock() ? rest : undefined;
      } catch {
        return undefined;
      }
    },
  };
}
