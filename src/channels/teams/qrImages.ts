import type { SecretView } from "../../../dialogs/kit/view";
import type { QrAddresses, Showing } from "./options";

/**
 * A client fetches an image once or twice, and a student has a few clients. More requests than this for one address mean
 * that something requests it in a loop.
 */
const mostFetches = 40;
const mostAddresses = 10_000;

export interface QrImages {
  /** The image at an address; null when there is none (any more), "busy" when the address is requested in a loop. */
  get(sealed: string): Promise<Buffer | null | "busy">;
}

/**
 * Serves QR images, fetching each code from USOS when its image is requested. Concurrent requests for an address share one
 * fetch, and the number of fetches is limited: the load that one person causes at USOS slows down all students of the
 * university.
 */
export function createQrImages(qr: QrAddresses, fetch: (whose: Showing) => Promise<SecretView | null>): QrImages {
  const underWay = new Map<string, Promise<SecretView | null>>();
  const fetched = new Map<string, number>();

  return {
    async get(sealed) {
      const whose = qr.open(sealed);
      if (!whose) return null;
      const running = underWay.get(sealed);
      if (running) return (await running)?.qrPng ?? null;
      const count = (fetched.get(sealed) ?? 0) + 1;
      if (count > mostFetches) return "busy";
      if (fetched.size >= mostAddresses) fetched.clear();
      fetched.set(sealed, count);
      const fetching = fetch(whose).finally(() => underWay.delete(sealed));
      underWay.set(sealed, fetching);
      return (await fetching)?.qrPng ?? null;
    },
  };
}
