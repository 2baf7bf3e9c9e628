import { chatNamed } from "../support/ids";
import type { Content, Incoming } from "../../src/conversation/ports";
import { actionIn, outboxQueue, type Action } from "../../src/conversation/action";
import { choiceButton } from "../../src/conversation/buttons";
import { chatKey, chatRecord, type Chat } from "../../src/conversation/chat";
import { createTurns, type Turns } from "../../src/conversation/turn";
import { redactPesel } from "../../src/foundation/redact";
import type { Commit, Job, Store } from "../../src/store/port";
import type { Opened } from "../store/contract/opened";
import { openTempStore } from "../store/tempStore";
import { rank, readReply } from "../support/understanding";
import { aChat, catalog, frameAt, linked, script } from "./people";

const chatId = chatNamed("fake:ola");

interface Bench {
  readonly store: Store;
  readonly turns: Turns;
  readonly commits: { readonly commit: Commit; readonly ok: boolean }[];
  readonly performed: Job[];
  person(): Promise<Chat>;
  takes(content: Content, eventId: string): Promise<unknown>;
  /** Runs this once, after the next turn has read the conversation and before it writes it. */
  meanwhile(happens: () => Promise<unknown>): void;
  reopen(): Promise<Store>;
}

describe("a turn on the real store", () => {
  let bench: Bench;
  let opened: Opened;

  beforeEach(async () => {
    opened = await openTempStore();
    bench = benchOn(opened.store, () => opened.reopen());
  });
  afterEach(() => opened.destroy());

  const queued = async (store = bench.store): Promise<Action[]> => {
    opened.setNow(Number.MAX_SAFE_INTEGER);
    return (await store.claim(outboxQueue, 100, 1)).map(actionIn);
  };

  test("commits the conversation, the event and all jobs in one commit, so that a crash loses or repeats nothing", async () => {
    await bench.takes({ kind: "hello" }, "e1");
    expect(bench.commits).toHaveLength(1);
    expect(bench.commits[0]?.commit).toMatchObject({ partition: chatId, expect: [{ rev: 0 }] });
    expect(bench.commits[0]?.commit.put).toHaveLength(1);
    expect(bench.commits[0]?.commit.schedule).toHaveLength(1);

    const after = await bench.reopen();
    const stored = await after.get(chatKey(chatId));
    const person = stored && chatRecord.read(stored);
    expect(person?.frame).toMatchObject({ dialog: "menu", step: "main" });
    expect(person?.seen).toEqual(["e1"]);
    expect(await queued(after)).toMatchObject([{ kind: "say", view: { lang: "pl" } }]);
  });

  test("hands exactly the committed jobs to the outbox, in their order", async () => {
    await bench.takes({ kind: "attachment", type: "image" }, "e1");
    const scheduled = bench.commits[0]?.commit.schedule?.map(({ id }) => id) ?? [];
    expect(scheduled).toHaveLength(2);
    expect(bench.performed.map(({ id }) => id)).toEqual(scheduled);
    expect(bench.performed.every(({ claim, partition }) => claim === 1 && partition === chatId)).toBe(true);
  });

  test("does nothing on an event it has taken in before", async () => {
    await startAt(linked);
    const press: Content = { kind: "button", button: choiceButton(frameAt("order", "check"), "place") };
    await bench.takes(press, "e1");
    const before = await bench.store.get(chatKey(chatId));
    await bench.takes(press, "e1");
    await bench.takes({ kind: "text", text: "menu" }, "e1");
    expect(await bench.store.get(chatKey(chatId))).toEqual(before);
    expect((await queued()).filter((it) => it.kind === "do")).toHaveLength(1);
  });

  test("takes one event that comes several times at once in only once", async () => {
    await startAt(linked);
    const press: Content = { kind: "button", button: choiceButton(frameAt("order", "check"), "place") };
    await Promise.all(Array.from({ length: 5 }, () => bench.takes(press, "e1")));
    expect((await queued()).filter((it) => it.kind === "do")).toHaveLength(1);
  });

  test("takes in both of two events that race in two processes: the losing turn runs again on the winner's result", async () => {
    await bench.takes({ kind: "hello" }, "e0");
    const other = createTurns(partsOf(bench));
    bench.meanwhile(() => other.take(incoming({ kind: "text", text: "language" }, "e2")));
    await bench.takes({ kind: "attachment", type: "audio" }, "e1");
    expect(bench.commits.map(({ ok }) => ok)).toEqual([true, false, true]);
    const person = await bench.person();
    expect(person.seen).toEqual(["e0", "e2", "e1"]);
    expect(person.frame).toMatchObject({ dialog: "language", step: "choose" });
  });

  test("takes in a whole burst of different events, each of them once", async () => {
    const events = Array.from({ length: 8 }, (_, at) => `e${at}`);
    await Promise.all(events.map((it) => bench.takes({ kind: "text", text: `asdf ${it}` }, it)));
    expect([...(await bench.person()).seen].sort()).toEqual(events);
    expect((await queued()).filter((it) => it.kind === "say")).toHaveLength(events.length);
  });

  test("gives up with a fault when its record keeps changing, so that the channel sends the event again", async () => {
    await bench.takes({ kind: "hello" }, "e0");
    const refusing = createTurns({
      ...partsOf(bench),
      store: { ...methodsOf(bench.store), commit: () => Promise.resolve(false) },
    });
    await expect(refusing.take(incoming({ kind: "hello" }, "e1"))).rejects.toMatchObject({ code: "turn.contended" });
    expect((await bench.person()).seen).toEqual(["e0"]);
  });

  test("sees the changes of another process to a chat that this process has cached", async () => {
    await bench.takes({ kind: "hello" }, "e0");
    const other = createTurns(partsOf(bench));
    await other.take(incoming({ kind: "text", text: "language" }, "e1"));
    await bench.takes({ kind: "attachment", type: "audio" }, "e2");
    const person = await bench.person();
    expect(person.seen).toEqual(["e0", "e1", "e2"]);
    expect(person.frame).toMatchObject({ dialog: "language" });
    // The other process has already taken in this event, so this process must not take it in again.
    const before = bench.commits.filter(({ ok }) => ok).length;
    await other.take(incoming({ kind: "hello" }, "e3"));
    await bench.takes({ kind: "hello" }, "e3");
    expect(bench.commits.filter(({ ok }) => ok).length).toBe(before);
  });

  test("knows nothing about somebody who was erased, however often they write again", async () => {
    const secretly = { kind: "text", text: "language" } as const;
    for (let n = 0; n < 4; n++) await bench.takes(secretly, `e${n}`);
    await bench.store.commit({ partition: chatId, delete: [chatKey(chatId)] });
    bench.turns.forget(chatId);
    await bench.takes({ kind: "hello" }, "f0");
    expect((await bench.person()).seen).toEqual(["f0"]);
  });

  test("notices a chat that did not exist when it was last read", async () => {
    await bench.turns.deliver(chatId, { kind: "happening", happening: { kind: "ticketUnknown" } }, "d1");
    await createTurns(partsOf(bench)).take(incoming({ kind: "hello" }, "e1"));
    await bench.turns.deliver(chatId, { kind: "happening", happening: { kind: "ticketUnknown" } }, "d2");
    expect((await bench.person()).seen).toEqual(["e1", "d2"]);
  });

  test("treats an edited text as a new one only while it is the latest thing the person did", async () => {
    await bench.takes({ kind: "text", text: "lnguage" }, "e1");
    const edit = { kind: "edit", of: "e1", text: "language" } as const;
    await bench.turns.take({ ...incoming({ kind: "hello" }, "e1:1"), content: edit });
    expect((await bench.person()).frame).toMatchObject({ dialog: "language" });
    await bench.takes({ kind: "hello" }, "e2");
    const { seen } = await bench.person();
    await bench.turns.take({ ...incoming({ kind: "hello" }, "e1:2"), content: { ...edit, text: "menu" } });
    expect((await bench.person()).seen).toEqual(seen);
  });

  test("remembers that a person removed the assistant until they do something again", async () => {
    await bench.takes({ kind: "gone" }, "g0");
    expect(await bench.store.get(chatKey(chatId))).toBeUndefined();
    await bench.takes({ kind: "hello" }, "e1");
    await bench.takes({ kind: "gone" }, "g1");
    expect((await bench.person()).reachable).toBe(false);
    await bench.takes({ kind: "hello" }, "e2");
    expect((await bench.person()).reachable).toBe(true);
  });

  test("finishes the job that brought an outcome in the very commit that takes it in", async () => {
    await startAt(linked);
    await bench.takes({ kind: "button", button: choiceButton(frameAt("order", "check"), "place") }, "e1");
    const job = bench.performed.find((it) => actionIn(it).kind === "do");
    const action = job && actionIn(job);
    if (action?.kind !== "do") throw new Error("nothing was to be done");
    const { askId } = action;
    const outcome = { kind: "happening", happening: { kind: "orderPlaced", orderId: "7" }, askId } as const;
    await bench.turns.deliver(chatId, outcome, "did", job);
    expect((await bench.person()).frame).toMatchObject({ dialog: "order", step: "placed" });
    expect((await queued()).filter((it) => it.kind === "do")).toEqual([]);

    const before = bench.commits.length;
    await bench.turns.deliver(chatId, outcome, "did again", job);
    expect(bench.commits.slice(before).map(({ ok }) => ok)).toEqual([false]);
    expect((await bench.person()).seen).not.toContain("did again");
  });

  test("drops an outcome for somebody who was erased, together with its job", async () => {
    const id = "j1";
    await bench.store.commit({
      partition: chatId,
      schedule: [{ queue: outboxQueue, id, dueAt: 0, payload: {}, heldForMs: 1e15 }],
    });
    const job: Job = { queue: outboxQueue, id, partition: chatId, payload: {}, claim: 1 };
    await bench.turns.deliver(chatId, { kind: "happening", happening: { kind: "ticketUnknown" } }, "did", job);
    expect(await bench.store.get(chatKey(chatId))).toBeUndefined();
    expect(await bench.store.depth(outboxQueue)).toBe(0);
  });

  test("keeps a PESEL out of everything it writes", async () => {
    await startAt({ frame: frameAt("escalate", "describe") });
    await bench.takes({ kind: "text", text: "Mój PESEL to 44051401359, kod nie działa" }, "e1");
    await bench.takes(
      { kind: "button", button: "c/escalate/1/describe/review/here", input: "pesel 440514-01359" },
      "e2",
    );
    expect(JSON.stringify([await bench.person(), bench.commits, await queued()])).not.toMatch(
      /44051401359|440514-01359/,
    );
    expect((await bench.person()).frame?.data["text"]).toBe(
      "Mój PESEL to •••••••••••, kod nie działa\npesel •••••••••••",
    );
  });

  async function startAt(it: Partial<Chat>): Promise<void> {
    const person = aChat({ frame: frameAt("order", "check"), ...it });
    await bench.store.commit({ partition: chatId, put: [{ key: chatKey(chatId), value: chatRecord.write(person) }] });
  }
});

const incoming = (content: Content, eventId: string): Incoming => ({
  eventId,
  chatId,
  address: { user: "ola" },
  name: "Ola",
  locale: "pl-PL",
  content,
});

/** The store's methods, so that single ones can be replaced. */
const methodsOf = (store: Store): Store => ({
  isShared: store.isShared,
  now: () => store.now(),
  get: (key) => store.get(key),
  commit: (it) => store.commit(it),
  claim: (...it) => store.claim(...it),
  holds: (job) => store.holds(job),
  renew: (...it) => store.renew(...it),
  untilDue: (queue) => store.untilDue(queue),
  scan: (...it) => store.scan(...it),
  depth: (queue) => store.depth(queue),
  check: () => store.check(),
  close: () => store.close(),
});

const partsOf = ({ store, performed }: Pick<Bench, "store" | "performed">) => {
  let named = 0;
  return {
    store,
    script,
    catalog,
    clock: () => 0,
    redact: redactPesel,
    leaseMs: 6e4,
    readReply,
    rank,
    understand: (text: string) =>
      text === "language"
        ? ({
            kind: "command",
            command: "language",
          } as const)
        : ({ kind: "nothing" } as const),
    ids: () => `id${++named}`,
    perform: (jobs: readonly Job[]) => void performed.push(...jobs),
  };
};

function benchOn(real: Store, reopen: () => Promise<Store>): Bench {
  const commits: Bench["commits"] = [];
  const performed: Job[] = [];
  let happens: (() => Promise<unknown>) | undefined;
  const store: Store = {
    ...methodsOf(real),
    async commit(commit) {
      const now = happens;
      happens = undefined;
      await now?.();
      const ok = await real.commit(commit);
      commits.push({ commit, ok });
      return ok;
    },
  };
  const turns = createTurns(partsOf({ store, performed }));
  return {
    store: real,
    turns,
    commits,
    performed,
    reopen,
    async person() {
      const stored = await real.get(chatKey(chatId));
      if (!stored) throw new Error("nobody is stored");
      return chatRecord.read(stored);
    },
    takes: (content, eventId) => turns.take(incoming(content, eventId)),
    meanwhile: (it) => (happens = it),
  };
}
