import { within } from "../foundation/within";

export type NotReady = "stopping" | "the store cannot be reached";

export interface Readiness {
  /** Why this process should get no work now; undefined when it may. Answers within two seconds. */
  obstacle(): Promise<NotReady | undefined>;
  /** Whether the store answered when it was last looked at, which was within the last second or is now. */
  isStoreUp(): Promise<boolean>;
}

export interface ReadinessParts {
  /** Rejects when the store cannot be read and written. */
  readonly check: () => Promise<void>;
  readonly isStopping: () => boolean;
  /** Milliseconds, of which only differences count. */
  readonly clock?: () => number;
  /** After this a store that does not answer counts as away. */
  readonly boundMs?: number;
  /** For how long an answer serves whoever else asks: ten load balancers' probes are then one look at the store. */
  readonly freshMs?: number;
}

export function createReadiness(parts: ReadinessParts): Readiness {
  const { check, isStopping, clock = () => performance.now(), boundMs = 2_000, freshMs = 1_000 } = parts;
  let known: { readonly up: boolean; readonly at: number } | undefined;
  let looking: Promise<boolean> | undefined;

  async function look(): Promise<boolean> {
    const up = await within(boundMs, check).then(
      () => true,
      () => false,
    );
    known = { up, at: clock() };
    looking = undefined;
    return up;
  }

  const isStoreUp = (): Promise<boolean> =>
    known && clock() - known.at < freshMs ? Promise.resolve(known.up) : (looking ??= look());

  return {
    isStoreUp,
    async obstacle() {
      if (isStopping()) return "stopping";
      return (await isStoreUp()) ? undefined : "the store cannot be reached";
    },
  };
}
