import { createHash } from "node:crypto";
import type { SecretView } from "../../../dialogs/kit/view";
import type { Visits } from "../../accounts/visits";
import type { QrAddresses, Showing } from "./options";

/** A client fetches an image once or twice, and a student has a few clients. More requests for one showing come from a loop. */
const mostFetches = 40;

export interface QrImagesDeps {
  readonly qr: QrAddresses;
  readonly fetch: (whose: Showing) => Promise<SecretView | null>;
  /** Counts the fetches of all processes together. */
  readonly visits: Visits;
  /** How long a showing lasts at most. */
  readonly shownMs: number;
}

export interface QrImages {
  /** The image at an address; null when there is none (any more), "busy" when its showing is requested in a loop. */
  get(sealed: string): Promise<Buffer | null | "busy">;
}

/**
 * Serves QR images, fetching each code from USOS when its image is requested. Concurrent requests for a showing share one
 * fetch, and the number of fetches is limited: the load that one person causes at USOS slows down all students of the
 * university. The count is of showings and not of addresses, because a showing may have several addresses.
 */
export function createQrImages({ qr, fetch, visits, shownMs }: QrImagesDeps): QrImages {
  const underWay = new Map<string, ReturnType<QrImages["get"]>>();

  async function take(whose: Showing, showing: string): ReturnType<QrImages["get"]> {
    const digest = createHash("sha256").update(showing).digest("base64url");
    const { current } = await visits.count(`qr:${digest}`, shownMs);
    return current > mostFetches ? "busy" : ((await fetch(whose))?.qrPng ?? null);
  }

  return {
    get(sealed) {
      const whose = qr.open(sealed);
      if (!whose) return Promise.resolve(null);
      const showing = JSON.stringify([whose.person, whose.secretOf, whose.showing]);
      const running = underWay.get(showing);
      if (running) return running;
      const taking = take(whose, showing).finally(() => underWay.delete(showing));
      underWay.set(showing, taking);
      return taking;
    },
  };
}
