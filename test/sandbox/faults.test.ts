import { callPlain } from "./apiClient";
import { type Bench, startBench } from "./bench";

let bench: Bench;
const waits: number[] = [];
beforeEach(async () => {
  waits.length = 0;
  bench = await startBench({
    sleep: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
});
afterEach(() => bench.sandbox.close());

const control = () => bench.sandbox.control;
const ask = (student = "anna", method = "cards/mcard", abort?: AbortSignal) =>
  bench.call(method, {}, { token: control().grant("legitka", student), ...(abort && { abort }) });

test("slow answers come late, but right", async () => {
  control().fault({ kind: "slow", ms: 1234 });
  expect((await ask()).status).toBe(200);
  expect(waits).toEqual([1234]);
});

test("maintenance is a 503 with HTML, signed or not", async () => {
  control().fault({ kind: "maintenance" });
  for (const answer of [await ask(), await callPlain(bench.url("apisrv/now"))]) {
    expect([answer.status, answer.type]).toEqual([503, "text/html; charset=utf-8"]);
    expect(() => answer.json()).toThrow();
  }
});

test("the spam lock is a 400 without any hint when to come again", async () => {
  control().fault({ kind: "spamLock", times: 1 });
  control().fault({ kind: "spamLock", body: { message: "own words", error: "spam_lock" } });
  const first = await ask();
  expect(first.status).toBe(400);
  expect(first.json()).toEqual({ message: expect.stringContaining("Spam prevention lock") as string });
  expect((await ask()).json()).toEqual({ message: "own words", error: "spam_lock" });
});

test("401 affects only signed calls", async () => {
  control().fault({ kind: "unauthorized" });
  expect((await ask()).status).toBe(401);
  expect((await callPlain(bench.url("apisrv/now"))).status).toBe(200);
});

test("orders show an unknown status and are otherwise unchanged", async () => {
  control().fault({ kind: "unknownStatus", status: "brand_new" });
  control().settings({ ordersShape: "objects" });
  expect((await ask("filip")).json()).toMatchObject({ orders: [{ status: "brand_new" }] });
  const order_id = control().orders("filip")[0]!.id;
  const order = await bench.as("filip", "cards/mcard_order", { order_id, fields: "status|token" });
  expect(order).toEqual({ status: "brand_new", token: control().secrets(order_id)!.token });
});

test("an order can be accepted and never answered", async () => {
  control().fault({ kind: "silentAfterOrder", times: 1 });
  const abort = new AbortController();
  const call = ask("anna", "cards/make_mcard_order", abort.signal);
  const settled = jest.fn();
  call.catch(settled);
  while (control().log("anna").length === 0) await callPlain(bench.url("apisrv/now"));
  expect(settled).not.toHaveBeenCalled();
  abort.abort();
  await expect(call).rejects.toThrow();
  expect(control().log("anna")).toMatchObject([{ kind: "ordered" }]);
  expect((await ask("anna", "cards/make_mcard_order")).json()).toEqual({ success: false });
});

test("closing cuts off those who still wait for an answer", async () => {
  const other = await startBench();
  other.sandbox.control.fault({ kind: "silentAfterOrder" });
  other.sandbox.control.fault({ kind: "slow", ms: 600_000, method: "cards/mcard" });
  const token = other.sandbox.control.grant("legitka", "anna");
  const calls = ["cards/make_mcard_order", "cards/mcard"].map((method) => other.call(method, {}, { token }));
  const ends = Promise.allSettled(calls);
  while (other.sandbox.control.calls("cards/mcard") * other.sandbox.control.log("anna").length === 0) {
    await callPlain(other.url("apisrv/now"));
  }
  await other.sandbox.close();
  expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("a reset connection gives no answer, and nothing was done", async () => {
  control().fault({ kind: "reset", times: 1 });
  await expect(ask("anna", "cards/make_mcard_order")).rejects.toThrow();
  expect(control().log("anna")).toEqual([]);
  expect(control().calls("cards/make_mcard_order")).toBe(1);
});

test("garbage is a 200 that is not JSON", async () => {
  control().fault({ kind: "garbage" });
  const answer = await ask();
  expect([answer.status, answer.type]).toEqual([200, "application/json; charset=utf-8"]);
  expect(() => answer.json()).toThrow();
});

test("a fault can be for one student, one method and some calls, and be switched off", async () => {
  const statuses = async () => [
    (await ask("anna")).status,
    (await ask("piotr")).status,
    (await ask("anna", "users/user")).status,
  ];
  control().fault({ kind: "maintenance", student: "anna", method: "cards/mcard", times: 2 });
  expect(await statuses()).toEqual([503, 200, 200]);
  expect(await statuses()).toEqual([503, 200, 200]);
  expect(await statuses()).toEqual([200, 200, 200]);
  const off = control().fault({ kind: "maintenance" });
  expect(await statuses()).toEqual([503, 503, 503]);
  off();
  expect(await statuses()).toEqual([200, 200, 200]);
});

test("maintenance closes the sign-in page as well", async () => {
  control().fault({ kind: "maintenance", times: 1 });
  expect((await callPlain(bench.url("oauth/authorize"))).status).toBe(503);
  expect((await callPlain(bench.url("oauth/authorize"))).status).toBe(400);
});
