import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatNamed } from "../support/ids";
import type { View } from "../../dialogs/kit/view";
import type { Content } from "../../src/conversation/ports";
import { actionIn, outboxQueue, type Action } from "../../src/conversation/action";
import { createTurns } from "../../src/conversation/turn";
import { redactPesel } from "../../src/foundation/redact";
import { openLmdbStore } from "../../src/store/lmdb/lmdbStore";
import { interpreted, rank, readReply } from "../support/understanding";
import { compared, rawLmdb, slice } from "./store";
import { choiceOf, ways } from "./ways";
import { catalogAt, scriptAt } from "../conversation/people";
import { institutionOf } from "../support/institution";

const slices = 6;
const people = 64;

/**
 * A turn through the engine and the LMDB store, 32 people at once: from what a person did to its commit, and on to the
 * commit that strikes off the answer once the outbox is through with it. So a turn is two commits, the first with the
 * person, the event and the jobs; the peer is one commit of one small record. In turns in one run, about eight seconds.
 */
export async function benchTurn(): Promise<Record<string, string | number>> {
  const dirs = ["turn", "raw"].map((it) => mkdtempSync(join(tmpdir(), `legitka-bench-${it}-`)));
  const ours = await ourTurns(dirs[0]!);
  const raw = rawLmdb(dirs[1]!);
  const mine: number[] = [];
  const theirs: number[] = [];
  let [myMs, theirMs] = [0, 0];
  try {
    // These slices are not counted: the code gets warm, and people get the history that comes with months of use.
    for (let n = 0; n < 4; n++) await slice(ours, []);
    await slice(raw, []);
    for (let round = 0; round < slices; round++) {
      myMs += await slice(ours, mine);
      theirMs += await slice(raw, theirs);
    }
  } finally {
    await Promise.all([ours.close(), raw.close()]);
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  }
  return { bench: "turn", ...compared({ latencies: mine, ms: myMs }, { latencies: theirs, ms: theirMs }) };
}

async function ourTurns(dir: string) {
  const store = await openLmdbStore({ dir, durability: "process" });
  const institution = institutionOf();
  const seen = new Map<string, View>();
  const finishing = new Map<string, Promise<boolean>>();
  let ids = 0;
  const prefix = randomBytes(8).toString("base64url");
  const turns = createTurns({
    store,
    script: scriptAt(institution),
    catalog: catalogAt(institution),
    understand: interpreted,
    readReply,
    rank,
    clock: Date.now,
    ids: () => `${prefix}${(ids++).toString(36)}`,
    redact: redactPesel,
    leaseMs: 60_000,
    perform(jobs) {
      const [first] = jobs;
      if (!first) return;
      for (const it of jobs) note(actionIn(it), first.partition);
      const finish = jobs.map(({ id, claim }) => ({ queue: outboxQueue, id, claim }));
      finishing.set(first.partition, store.commit({ partition: first.partition, finish }));
    },
  });

  function note(action: Action, person: string): void {
    if (action.kind === "say" && action.view.buttons.length > 0) seen.set(person, action.view);
  }

  // The people who are in no turn at the moment, with the place each has reached on their way.
  const idle = Array.from({ length: people }, (_, n) => ({
    chatId: chatNamed(`bench:${n}`),
    way: ways[n % ways.length]!,
    at: 0,
  }));
  return {
    async commit(n: number): Promise<void> {
      const one = idle.shift()!;
      const { chatId, way, at } = one;
      const content = contentFor(way[at]!, seen.get(chatId));
      await turns.take({
        eventId: `${chatId}:${n}`,
        chatId,
        address: { user: chatId },
        locale: "pl-PL",
        content,
      });
      if (!(await finishing.get(chatId))) throw new Error("nobody else finishes these jobs");
      idle.push({ ...one, at: (at + 1) % way.length });
    },
    close: () => store.close(),
  };
}

/** Presses the choice of that name where the card has it; types it otherwise. */
function contentFor(wish: string, view: View | undefined): Content {
  const found = view?.buttons.find((it) => "button" in it && choiceOf(it.button) === wish);
  return found && "button" in found ? { kind: "button", button: found.button } : { kind: "text", text: wish };
}
