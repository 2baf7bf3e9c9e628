import { within } from "../foundation/within";

export type NotReady = "stopping" | "the store cannot be reached";

export interface Readiness {
  /** The reason why this process should get no new work, or undefined if it may. Resolves within two seconds. */
  obstacle(): Promise<NotReady | undefined>;
  /** Whether the store answered the last check, which is at most a second old or is made now. */
  isStoreUp(): Promise<boolean>;
}

export interface ReadinessDeps {
  /** Rejects when the store cannot be read and written. */
  readonly check: () => Promise<void>;
  readonly isStopping: () => boolean;
  /** A clock in milliseconds, of which only differences matter. */
  readonly clock?: () => number;
  /** A store that does not answer within this time counts as unavailable; milliseconds. */
  readonly boundMs?: number;
  /** How long a result is reused, in milliseconds, so that the probes of ten load balancers cause one check of the store. */
  readonly freshMs?: number;
}

export function createReadiness(deps: ReadinessDeps): Readiness {
  const { check, isStopping, clock = () => performance.now(), boundMs = 2_000, freshMs = 1_000 } = deps;
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
