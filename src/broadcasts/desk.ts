import type { Lang, Words } from "../../dialogs/kit/text";
import type { View } from "../../dialogs/kit/view";
import type { Catalog } from "../conversation/catalog";
import type { JobToSchedule } from "../store/port";
import { gatherAudience, type AudienceDeps } from "./audience";
import { digestOf } from "./digest";
import { takePlace } from "./pace";
import {
  broadcastKey,
  broadcastRecord,
  noCounts,
  startJob,
  type Audience,
  type Broadcast,
  type Draft,
} from "./records";
import { broadcastView } from "./view";

/** A message as it was confirmed with the job that sends it, or why it is not sent. */
export type Confirmation =
  | { readonly ok: true; readonly draft: Draft; readonly start: JobToSchedule }
  | { readonly ok: false; readonly refusal: "gone" | "already" | "changed" }
  /** Another message to the same people went out just before; until when this one has to wait. */
  | { readonly ok: false; readonly refusal: "tooSoon"; readonly until: number };

/** Broadcasts as staff handle them. */
export interface BroadcastDesk {
  /** Keeps a draft under an id that the caller chose. One that is there is replaced; false when it is already being sent. */
  keep(id: string, draft: Draft): Promise<boolean>;
  get(id: string): Promise<Broadcast | undefined>;
  /** How many people would get the message now, and how many do not want such messages. */
  count(audience: Audience): Promise<{ readonly people: number; readonly optedOut: number }>;
  /** A message as students with that language will see it. */
  view(texts: Words, lang: Lang): View;
  /**
   * Lets a draft be sent, provided that it still is what `seen`, the digest of a preview, was made of. The job has to be committed
   * together with the note in the audit log. It carries what was confirmed, so that whatever becomes of the draft afterwards, what is
   * sent is what was noted.
   */
  confirm(id: string, seen: string, by: Draft["by"]): Promise<Confirmation>;
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
      if (before && before.it.state !== "draft") return false;
      const key = broadcastKey(id);
      const it: Broadcast = { ...draft, state: "draft", since: clock(), channels: [], counts: noCounts };
      return store.commit({
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
    async confirm(id, seen, by) {
      const found = await get(id);
      if (!found) return { ok: false, refusal: "gone" };
      const { state, texts, audience } = found.it;
      if (state !== "draft") return { ok: false, refusal: "already" };
      const draft: Draft = { texts, audience, by };
      if (digestOf(draft) !== seen) return { ok: false, refusal: "changed" };
      const until = audience.kind === "banner" ? undefined : await takePlace(store, audience.kind, id, clock());
      if (until !== undefined) return { ok: false, refusal: "tooSoon", until };
      return { ok: true, draft, start: startJob(id, draft, clock()) };
    },
  };
}
