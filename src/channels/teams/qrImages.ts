import type { SecretView } from "../../../dialogs/kit/view";
import type { QrAddresses, Showing } from "./options";

/** A client fetches an image once or twice; a student has a few. More than so many of one address is somebody's loop. */
const mostFetches = 40;
const mostAddresses = 10_000;

export interface QrImages {
  /** The image behind an address; null when there is none (any more), «busy» for one that is asked for in a loop. */
  get(sealed: string): Promise<Buffer | null | "busy">;
}

/**
 * The images of codes, fetched from USOS at the moment they are asked for. Whoever asks at the same time shares one
 * fetch, and nobody can make this process ask USOS without end: what one does there, all students of a university wait for.
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
