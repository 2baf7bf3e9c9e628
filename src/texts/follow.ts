import { createLanes } from "../foundation/lanes";
import { regularly, type Regular } from "../foundation/regularly";
import type { Edits, ShippedCatalog } from "../conversation/catalog";
import type { LiveCatalog } from "../conversation/liveCatalog";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import type { EditReader } from "./edits";
import { editionKey } from "./records";

/** How often a process asks whether something was published, which is one small record. */
const everyMs = 2_500;

/** Keeps the texts of this process up to date with what staff publish in any process. */
export interface TextFollower {
  /**
   * Takes over what was published since.
   *
   * @throws when the store cannot be read; the texts then stay as they are
   */
  look(): Promise<void>;
  /** Takes over everything, then looks at intervals. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The texts that are said instead of the release's now. */
  edits(): Edits;
}

export interface TextFollowerDeps {
  readonly store: Pick<Store, "get">;
  readonly reader: EditReader;
  readonly shipped: ShippedCatalog;
  readonly live: LiveCatalog;
  readonly log: Pick<Log, "debug" | "warn">;
}

export function createTextFollower({ store, reader, shipped, live, log }: TextFollowerDeps): TextFollower {
  let known = 0;
  let edits: Edits = { pl: new Map(), en: new Map(), uk: new Map() };
  let regular: Regular | undefined;
  /** Looks run one after another, so that an older one never replaces the texts of a newer one. */
  const lane = createLanes();

  const revision = async (): Promise<number> => (await store.get(editionKey))?.rev ?? 0;

  async function look(): Promise<void> {
    for (let now = await revision(); now !== known;) {
      const read = reader.inUse(await reader.all());
      const after = await revision();
      // Texts that were published together must appear together, so what was read while more was published is read again.
      if (after !== now) {
        now = after;
        continue;
      }
      edits = read;
      live.use(
        shipped.edited(edits, (key, lang, err) =>
          log.warn({ text: `${lang}:${key}`, err }, "a published text cannot be said: the release's is used"),
        ),
      );
      known = now;
    }
  }

  const follower: TextFollower = {
    look: () => lane("look", look),
    async start() {
      await follower.look();
      regular ??= regularly(everyMs, () =>
        follower.look().catch((err: unknown) => log.debug({ err }, "whether texts were published could not be read")),
      );
    },
    async stop() {
      await regular?.stop();
      regular = undefined;
    },
    edits: () => edits,
  };
  return follower;
}
