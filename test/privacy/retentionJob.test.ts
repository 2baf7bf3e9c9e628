import { createAudit } from "../../src/helpdesk/audit";
import { createSeals } from "../../src/helpdesk/auditChain";
import { createLog } from "../../src/ops/log";
import { createRetention, retentionQueue } from "../../src/privacy/retention";
import { openWorld } from "../support/world";

const day = 24 * 60 * 60_000;

test("the sweep is scheduled again when the store has lost its job, and goes on with its earlier progress", async () => {
  const world = await openWorld();
  try {
    const { store, app, now } = world;
    const limits = {
      conversationMs: 30 * day,
      accountMs: 90 * day,
      ticketMs: 60 * day,
      statisticsMs: 60 * day,
      auditMs: day,
      missedMs: day,
    };
    const retention = createRetention({
      store,
      limits,
      accounts: app.accounts,
      audit: createAudit({ store, seals: createSeals({ keys: [{ id: "k1", key: Buffer.alloc(32, 1) }] }), clock: now }),
      log: createLog("silent"),
      hour: 3,
      timeZone: "Europe/Warsaw",
      forget: (chat) => app.turns.forget(chat),
    });
    await retention.ensureScheduled();
    await world.pass(day, day);
    const [job] = await store.claim(retentionQueue, 1, 60_000);
    await retention.perform(job!);
    const key = { kind: "retention", partition: "retention" };
    const known = (await store.get(key))?.value;
    expect(known).toMatchObject({ it: { last: { at: now() } } });
    await store.commit({ partition: "retention", cancel: [{ queue: retentionQueue, id: "sweep" }] });
    await retention.ensureScheduled();
    expect(await store.untilDue(retentionQueue)).toBeLessThanOrEqual(day);
    expect((await store.get(key))?.value).toEqual(known);
  } finally {
    await world.close();
  }
});
