import { createTogether } from "../../src/tickets/together/together";
import { digestOf, togetherQueue, type AnswerToMany, type Draft } from "../../src/tickets/together/records";
import { selected } from "../../src/tickets/together/select";
import { createTicketing } from "../../src/tickets/ticketing";
import { silentLog } from "../../src/ops/log";
import { memoryStore } from "../support/memoryStore";
import { chatNamed } from "../support/ids";
import type { Ticket } from "../../src/tickets/ticket";

const marta = { id: "slack:T1:UMARTA", name: "Marta" };
const count = 400;

/** 400 tickets in a store, and processes that die wherever a test says. */
async function open() {
  const store = memoryStore();
  const clock = (): number => Date.parse("2026-11-23T09:00:00Z");
  const openedAt = new Date(clock()).toISOString();
  const { tickets, desk } = createTicketing({
    store,
    vault: { seal: () => "", open: () => undefined } as never,
    tell: () => Promise.resolve(),
    chatsWith: (it) => Promise.resolve([it]),
    publicUrl: () => "",
    onDue: () => undefined,
    statistics: { jobFor: () => ({ queue: "statistics", id: "counted", dueAt: 0, payload: {} }) },
    workedBetween: () => 0,
    clock,
    log: silentLog,
  });
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const chatId = chatNamed(`slack:T1:U${n}`);
    const id = await tickets.index.take(chatId, `job${n}`);
    const ticket: Ticket = {
      chatId,
      openedAt,
      changedAt: openedAt,
      state: "open",
      priority: "normal",
      claimedBy: null,
      text: "błąd 17",
      facts: [],
      entries: [],
      lang: "pl",
      mail: "delivered",
      bounces: [],
      board: null,
    };
    await tickets.create(id, ticket, []);
    ids.push(id);
  }
  const reports: AnswerToMany[] = [];
  const deaths = new Set<number>();
  let steps = 0;
  const dying = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    steps += 1;
    if (deaths.delete(steps)) throw new Error("the process died");
    return done;
  };
  const together = createTogether({
    store,
    clock,
    staffAnswers: {
      langOf: () => Promise.resolve("pl" as const),
      written: (_, text) => Promise.resolve({ ok: true, text, names: [] }),
      count: () => Promise.resolve(),
    },
    act: (ticket, action, by, event) => dying(desk.act(ticket, action, by, event)),
    onlyPolish: () => "",
    finished: (_, it) => {
      reports.push(it);
      return Promise.resolve("done" as const);
    },
  });
  return { store, desk, ids, together, deaths, reports };
}

test("an answer to 400 tickets whose process dies again and again reaches each of them exactly once", async () => {
  const { store, desk, ids, together, deaths, reports } = await open();
  const draft: Draft = {
    texts: { pl: "Już działa." },
    tickets: ids.map((id) => ({ id, seen: 0 })),
    resolves: true,
    by: marta,
  };
  await together.keep("a", draft);
  const seen = digestOf(draft);
  const pressed = await Promise.all([together.confirm("a", seen), together.confirm("a", seen)]);
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  for (const at of [1, 7, 30, 31, 300, 799, 803]) deaths.add(at);
  let died = 0;
  const job = { queue: togetherQueue, id: "send", partition: "answerToMany:a", payload: { answer: "a" }, claim: 1 };
  for (let runs = 0; ; runs++) {
    const result = await together.perform({ ...job, claim: runs + 1 }).catch(() => "died" as const);
    if (result === "died") died += 1;
    if (result === "done") break;
  }
  expect(died).toBe(7);
  const all = await Promise.all(ids.map((id) => desk.get(id)));
  expect(all.map((it) => it?.ticket.entries.map(({ what }) => what).join())).toEqual(ids.map(() => "said,resolved"));
  expect(reports.map(({ counts }) => counts.sent)).toEqual([count]);
  expect(await store.depth(togetherQueue)).toBe(1);
});

test("who got another answer since the preview is left out, also one of the same author or of a namesake", async () => {
  const { desk, ids, together, reports } = await open();
  const [own, namesakes, plain] = [ids[0]!, ids[1]!, ids[2]!];
  const draft: Draft = {
    texts: { pl: "Już działa." },
    tickets: [own, namesakes, plain].map((id) => ({ id, seen: 0 })),
    resolves: false,
    by: marta,
  };
  await together.keep("a", draft);
  const reply = { kind: "reply", text: "Już sprawdzam.", via: "slack" } as const;
  await desk.act(own, reply, marta, "e1");
  await desk.act(namesakes, reply, { ...marta, id: "slack:T1:UOTHER" }, "e2");
  await together.confirm("a", digestOf(draft));
  const job = { queue: togetherQueue, id: "send", partition: "answerToMany:a", payload: { answer: "a" }, claim: 1 };
  while ((await together.perform(job)) !== "done") continue;
  expect(reports.map(({ counts }) => [counts.sent, counts.answered])).toEqual([[1, 2]]);
});

test("tickets are chosen by the topics that their cards show, which staff may have set", async () => {
  const { desk, ids } = await open();
  await desk.act(ids[0]!, { kind: "tag", tag: "newPhone", via: "slack" }, marta, "e1");
  const nothing = { phrases: null, topic: null, from: null, until: null, problem: null };
  const found = selected(await desk.open(), { ...nothing, topic: "newPhone" });
  expect(found).toEqual([{ id: ids[0], seen: 0 }]);
});

test("what changed since the preview is not sent", async () => {
  const { ids, together } = await open();
  const draft: Draft = {
    texts: { pl: "Już działa." },
    tickets: [{ id: ids[0]!, seen: 0 }],
    resolves: false,
    by: marta,
  };
  await together.keep("a", draft);
  await together.keep("a", { ...draft, tickets: [{ id: ids[1]!, seen: 0 }] });
  expect(await together.confirm("a", digestOf(draft))).toEqual({ ok: false, refusal: "changed" });
  expect(await together.confirm("b", digestOf(draft))).toEqual({ ok: false, refusal: "gone" });
});
