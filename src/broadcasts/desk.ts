import type { Lang, Words } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import type { Catalog } from "../conversation/catalog";
import type { JobToSchedule } from "../store/port";
import { gatherAudience, type AudienceDeps } from "./audience";
import { broadcastKey, broadcastQueue, broadcastRecord, noCounts, type Audience, type Broadcast } from "./records";
import { broadcastView } from "./view";

/** A message of staff before it is sent. */
export interface Draft {
  readonly texts: Words;
  readonly audience: Audience;
  readonly by: { readonly id: string; readonly name: string };
}

/** Broadcasts as staff handle them. */
export interface BroadcastDesk {
  /** Stores a draft under an id that the caller chose; an existing one is replaced, unless it was confirmed. */
  keep(id: string, draft: Draft): Promise<void>;
  get(id: string): Promise<Broadcast | undefined>;
  /** How many people would get the message now, and how many do not want such messages. */
  count(audience: Audience): Promise<{ readonly people: number; readonly optedOut: number }>;
  /** A message as students with that language will see it. */
  view(texts: Words, lang: Lang): View;
  /** The job that starts sending a draft. It must be committed together with the audit log's entry that it was confirmed. */
  start(id: string): JobToSchedule;
}

export interface BroadcastDeskDeps extends AudienceDeps {
  readonly catalog: Catalog;
}

export function createBroadcastDesk(deps: BroadcastDeskDeps): BroadcastDesk {
  const { store, clock } = deps;
  const get = async (id: string) => {
    const stored = await store.get(broadcastKey(id));
    return stored && { it: broadcastRecord.read(stored), rev: stored.rev };
  };

  return {
    async keep(id, draft) {
      const before = await get(id);
      if (before && before.it.state !== "draft") return;
      const key = broadcastKey(id);
      const it: Broadcast = { ...draft, state: "draft", since: clock(), channels: [], counts: noCounts };
      await store.commit({
        partition: key.partition,
        expect: [{ key, rev: before?.rev ?? 0 }],
        put: [{ key, value: broadcastRecord.write(it) }],
      });
    },
    get: async (id) => (await get(id))?.it,
    async count(audience) {
      const { chats, optedOut } = await gatherAudience(deps, audience);
      return { people: chats.length, optedOut };
    },
    view: (texts, lang) => broadcastView(texts, lang, deps.catalog),
    start: (id) => ({ queue: broadcastQueue, id: `start:${id}`, at: clock(), payload: { start: id } }),
  };
}
