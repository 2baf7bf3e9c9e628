import { type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

const all = "id|order_date|status|token|distribution_pass|student_number|expiration_date";

async function lastOrder(student: string): Promise<Record<string, unknown>> {
  const { orders } = (await bench.as(student, "cards/mcard", { fields: "orders" })) as { orders: string[] };
  const parameters = { order_id: orders.at(-1)!, fields: all };
  return (await bench.as(student, "cards/mcard_order", parameters)) as Record<string, unknown>;
}
const revoke = (student: string, order: Record<string, unknown>): Promise<unknown> =>
  bench.as(student, "cards/revoke_mcard", { order_id: String(order["id"]) });

test("an order is placed, processed and ready by the clock alone, and has its secrets only then", async () => {
  await bench.as("anna", "cards/make_mcard_order");
  const placed = await lastOrder("anna");
  expect(placed).toEqual({
    id: expect.stringMatching(/^\d+$/) as string,
    order_date: "2026-11-23 11:00:00",
    status: "new",
    token: null,
    distribution_pass: null,
    student_number: "900101",
    expiration_date: "2027-03-31",
  });
  bench.now += 2000;
  expect(await lastOrder("anna")).toMatchObject({ status: "processing", token: null, distribution_pass: null });
  bench.now += 5999;
  expect(await lastOrder("anna")).toMatchObject({ status: "processing" });
  bench.now += 1;
  const ready = await lastOrder("anna");
  expect(ready).toMatchObject({
    ...placed,
    status: "ready",
    token: expect.any(String) as string,
    distribution_pass: expect.any(String) as string,
  });
  expect(String(ready["token"])).toHaveLength(128);
  expect(String(ready["distribution_pass"])).toMatch(/^[A-Z2-9]{8}$/);

  expect(bench.sandbox.control.collect("anna")).toBe(true);
  expect(await lastOrder("anna")).toMatchObject({ status: "collected", token: null, distribution_pass: null });
});

test("there is one order at a time, whatever its stage", async () => {
  expect(await bench.as("anna", "cards/make_mcard_order")).toEqual({ success: true });
  for (const wait of [0, 4000, 4000]) {
    bench.now += wait;
    expect(await bench.as("anna", "cards/make_mcard_order")).toEqual({ success: false });
  }
  bench.sandbox.control.collect("anna");
  expect(await bench.as("anna", "cards/make_mcard_order")).toEqual({ success: false });
  expect(bench.sandbox.control.log("anna").map(({ kind }) => kind)).toEqual(["ordered"]);
  expect(bench.sandbox.control.calls("cards/make_mcard_order")).toBe(5);
  expect(bench.sandbox.control.turnedDown("anna")).toBe(4);
});

test("calls at the same time make one order", async () => {
  const token = bench.sandbox.control.grant("legitka", "anna");
  const calls = Array.from({ length: 10 }, () => bench.call("cards/make_mcard_order", {}, { token }));
  const made = (await Promise.all(calls)).filter((answer) => answer.text === '{"success":true}');
  expect([made.length, bench.sandbox.control.orders("anna").length]).toEqual([1, 1]);
});

test.each([
  ["placed", "cancelled", 0],
  ["ready", "revoked", 8000],
])("revoking a %s order makes it %s, and another can be ordered", async (_, status, wait) => {
  await bench.as("anna", "cards/make_mcard_order");
  bench.now += wait;
  const order = await lastOrder("anna");
  expect(await revoke("anna", order)).toEqual({ success: true });
  expect(await lastOrder("anna")).toMatchObject({ status, token: null, distribution_pass: null });
  expect(await revoke("anna", order)).toEqual({ success: false });
  expect(await bench.as("anna", "cards/make_mcard_order")).toEqual({ success: true });
  expect(bench.sandbox.control.log("anna").map(({ kind }) => kind)).toEqual(["ordered", status, "ordered"]);
});

test("a collected card can be revoked, for a new phone", async () => {
  expect(await bench.as("hanna", "cards/mcard", { fields: "why_cannot_revoke" })).toEqual({ why_cannot_revoke: null });
  expect(await revoke("hanna", await lastOrder("hanna"))).toEqual({ success: true });
  const after = await bench.as("hanna", "cards/mcard", { fields: "why_cannot_order|why_cannot_revoke" });
  expect(after).toEqual({
    why_cannot_order: null,
    why_cannot_revoke: expect.objectContaining({ pl: expect.any(String) as string }) as object,
  });
});

test("a waiting order waits until it is advanced", async () => {
  bench.now += 30 * 24 * 60 * 60 * 1000;
  expect(await lastOrder("maja")).toMatchObject({ status: "processing" });
  expect(bench.sandbox.control.advance("maja")).toBe(true);
  expect(await lastOrder("maja")).toMatchObject({ status: "ready" });
  expect(bench.sandbox.control.advance("maja")).toBe(false);
});

test("an order can fail or be cancelled outside the API, which is not in the log of calls", async () => {
  expect(bench.sandbox.control.fail("maja")).toBe(true);
  expect(await lastOrder("maja")).toMatchObject({ status: "error" });
  expect(bench.sandbox.control.cancel("filip")).toBe(true);
  expect(await lastOrder("filip")).toMatchObject({ status: "revoked", token: null });
  expect(bench.sandbox.control.log("filip")).toEqual([]);
});

test("nobody sees or revokes another student's order", async () => {
  const order = await lastOrder("filip");
  const forbidden = { error: "object_forbidden", param_name: "order_id" };
  expect(await bench.as("anna", "cards/mcard_order", { order_id: String(order["id"]) })).toMatchObject(forbidden);
  expect(await revoke("anna", order)).toMatchObject(forbidden);
  expect(await lastOrder("filip")).toMatchObject({ status: "ready" });
});

test("orders are listed in the configured shape", async () => {
  const shape = async () => ((await bench.as("filip", "cards/mcard")) as { orders: unknown[] }).orders[0];
  const id = await shape();
  expect(id).toEqual(expect.any(String));
  bench.sandbox.control.settings({ ordersShape: "numericIds" });
  expect(await shape()).toBe(Number(id));
  bench.sandbox.control.settings({ ordersShape: "objects" });
  expect(await shape()).toEqual({ id, order_date: "2026-11-23 10:00:00", status: "ready" });
});

test("an order keeps the waiting time it was made with", async () => {
  await bench.as("anna", "cards/make_mcard_order");
  bench.sandbox.control.settings({ readyAfterMs: 100_000 });
  bench.now += 8000;
  expect(await lastOrder("anna")).toMatchObject({ status: "ready" });
});

test("reset puts a student back to the beginning, keeps the tokens, and never reuses an order id", async () => {
  const before = await lastOrder("filip");
  await revoke("filip", before);
  bench.sandbox.control.reset("filip");
  const after = await lastOrder("filip");
  expect(after).toMatchObject({ status: "ready" });
  expect(after["id"]).not.toBe(before["id"]);
});

test("the end of a card can be changed, and a student has as many sessions as valid tokens", async () => {
  const { control } = bench.sandbox;
  expect(control.validUntil("anna", "2026-11-30")).toBe(false);
  expect(control.sessions("anna")).toBe(0);
  await bench.as("anna", "cards/make_mcard_order");
  expect(control.sessions("anna")).toBe(1);
  expect(control.validUntil("anna", "2026-11-30")).toBe(true);
  expect(await lastOrder("anna")).toMatchObject({ expiration_date: "2026-11-30" });
  control.withdraw("anna");
  expect(control.sessions("anna")).toBe(0);
});
