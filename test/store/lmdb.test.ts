import { storeContract } from "./contract";
import { openTempStore } from "./tempStore";

storeContract("LMDB that survives the process", () => openTempStore("process"));
storeContract("LMDB that survives the machine", () => openTempStore("power"));

test("jobs of a process that has ended are due at once, before all others and in their order; a new holder gets the next claim", async () => {
  const opened = await openTempStore();
  const held = (id: string, heldForMs: number) => ({ queue: "q", id, dueAt: 1_000, heldForMs, payload: id });
  await opened.store.commit({
    partition: "ala",
    schedule: [held("z", 60_000), held("a", 60_001), { queue: "q", id: "waiting", dueAt: 1_000, payload: "waiting" }],
  });
  const store = await opened.reopen();
  expect(await store.commit({ partition: "ala", finish: [{ queue: "q", id: "waiting", claim: 0 }] })).toBe(false);
  opened.setNow(1_000);
  const taken = await store.claim("q", 10, 60_000);
  expect(taken.map(({ id, claim }) => [id, claim])).toEqual([
    ["z", 2],
    ["a", 2],
    ["waiting", 1],
  ]);
  await opened.destroy();
});
