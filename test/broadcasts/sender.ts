import { setTimeout } from "node:timers/promises";
import { join } from "node:path";
import { createBanners } from "../../src/broadcasts/banners";
import { broadcastQueue } from "../../src/broadcasts/records";
import { createBroadcastWork } from "../../src/broadcasts/work";
import { loadCatalog } from "../../src/conversation/catalog";
import { silentLog } from "../../src/ops/log";
import { createWorker, type Worker } from "../../src/outbox/worker";
import type { Store } from "../../src/store/port";
import { institutionOf } from "../support/institution";
import { zoneWithNoon } from "../support/noon";
import { root } from "../support/root";
import { keepingChannel } from "./crowd";

/** Runs the part of the product that sends broadcasts, without the rest. `told` is called for each user as soon as they have the message. */
export function startSender(store: Store, told: (user: string) => void): Worker {
  const institution = institutionOf();
  const channel = {
    ...keepingChannel("kept", Infinity),
    async send(address: Readonly<Record<string, unknown>>, { id }: { readonly id: string }) {
      told(String(address["user"]));
      // A chat system takes a moment to answer, and the process may die in that moment.
      await setTimeout(5);
      return { ok: true, ref: { id } } as const;
    },
  };
  const handle = createBroadcastWork({
    store,
    catalog: loadCatalog(join(root, "dialogs"), institution),
    log: silentLog,
    clock: () => store.now(),
    timeZone: zoneWithNoon(),
    running: () => channel,
    runs: () => true,
    perSecond: () => Infinity,
    replacesById: () => false,
    board: undefined,
    banners: createBanners({ store, clock: () => store.now() }),
    onDue: () => worker.wake(),
  });
  const worker = createWorker({
    store,
    queue: broadcastQueue,
    handle,
    concurrency: 4,
    idleMs: 20,
    leaseMs: 500,
    clock: () => store.now(),
    random: Math.random,
    log: silentLog,
  });
  worker.start();
  return worker;
}
