import type { SecretView } from "../../../dialogs/kit/view";
import type { QrAddresses, Showing } from "./options";

/** A client fetches an image once or twice, and a student has a few clients. More requests for one showing come from a loop. */
const mostFetches = 40;
const mostShowings = 10_000;

export interface QrImages {
  /** The image at an address; null when there is none (any more), "busy" when its showing is requested in a loop. */
  get(sealed: string): Promise<Buffer | null | "busy">;
}

/**
 * Serves QR images, fetching each code from USOS when its image is requested. Concurrent requests for a showing share one
 * fetch, and the number of fetches is limited: the load that one person causes at USOS slows down all students of the
 * university. The count is of showings and not of addresses, because a showing may have several addresses.
 */
export function createQrImages(qr: QrAddresses, fetch: (whose: Showing) => Promise<SecretView | null>): QrImages {
  const underWay = new Map<string, Promise<SecretView | null>>();
  const fetched = new Map<string, number>();

  return {
    async get(sealed) {
      const whose = qr.open(sealed);
      if (!whose) return null;
      const showing = JSON.stringify([whose.person, whose.secretOf, whose.showing]);
      const running = underWay.get(showing);
      if (running) return (await running)?.qrPng ?? null;
      const count = (fetched.get(showing) ?? 0) + 1;
      if (count > mostFetches) return "busy";
      if (fetched.size >= mostShowings) fetched.clear();
      fetched.set(showing, count);
      const fetching = fetch(whose).finally(() => underWay.delete(showing));
      underWay.set(showing, fetching);
      return (await fetching)?.qrPng ?? null;
    },
  };
}
