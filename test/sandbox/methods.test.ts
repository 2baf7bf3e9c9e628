import { callPlain } from "./apiClient";
import { admin, type Bench, startBench } from "./bench";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.sandbox.close());

test.each([
  ["cards/mcard", "orders[id", { error: "param_invalid", param_name: "fields" }],
  ["cards/mcard", "orders|", { error: "param_invalid", param_name: "fields" }],
  ["cards/mcard", "", { error: "param_invalid", param_name: "fields" }],
  ["cards/mcard", "orders]", { error: "param_invalid", param_name: "fields" }],
  ["cards/mcard", "orders|price", { error: "field_not_found", field_name: "price" }],
  ["cards/mcard", "orders[price]", { error: "field_not_found", field_name: "orders.price" }],
  ["cards/mcard", "constructor", { error: "field_not_found", field_name: "constructor" }],
  ["users/user", "id[deeper]", { error: "field_invalid", field_name: "id" }],
  ["users/user", "pesel", { error: "field_forbidden", missing_scopes: ["personal"] }],
])("%s refuses fields=%s", async (method, fields, error) => {
  expect(await bench.as("anna", method, { fields })).toMatchObject({ message: expect.any(String) as string, ...error });
});

test("fields can select nested values", async () => {
  bench.sandbox.control.settings({ ordersShape: "objects" });
  expect(await bench.as("filip", "cards/mcard", { fields: "orders[status]" })).toEqual({
    orders: [{ status: "ready" }],
  });
});

test("the PESEL is given only to a token with the scope personal", async () => {
  const token = bench.sandbox.control.grant("legitka", "anna", ["personal"]);
  const answer = await bench.call("users/user", { fields: "pesel" }, { token });
  expect(answer.json()).toEqual({ pesel: expect.stringMatching(/^\d{11}$/) as string });
});

test.each([
  [{}, 400, { error: "param_missing", param_name: "order_id" }],
  [{ order_id: "1" }, 400, { error: "object_not_found", param_name: "order_id" }],
])("mcard_order refuses %j with %i", async (parameters: Record<string, string>, status, error) => {
  const token = bench.sandbox.control.grant("legitka", "anna");
  const answer = await bench.call("cards/mcard_order", parameters, { token });
  expect([answer.status, answer.json()]).toMatchObject([status, error]);
});

test("an unknown method is a 404 in JSON", async () => {
  const answer = await callPlain(bench.url("cards/mint"));
  expect([answer.status, answer.json()]).toEqual([404, { message: expect.any(String) as string }]);
});

test("the clock, the installation and the installations need no signature", async () => {
  const now = await callPlain(bench.url("apisrv/now"));
  expect(now.json()).toBe("2026-11-23 11:00:00.000000");
  const here = { base_url: bench.sandbox.usosUrl };
  const installation = await callPlain(bench.url("apisrv/installation"));
  expect(installation.json()).toMatchObject({ ...here, mcards_support: true });
  expect((await callPlain(bench.url("apisrv/installations"))).json()).toMatchObject([here]);
});

test("a method documents itself as it runs", async () => {
  const name = "services/cards/mcard_order";
  expect((await callPlain(bench.url("apiref/method"), { name })).json()).toMatchObject({
    name,
    auth_options: { consumer: "required", token: "required", administrative_only: false, scopes: ["cards"] },
    arguments: [
      { name: "order_id", is_required: true },
      { name: "fields", is_required: false },
    ],
  });
  const unknown = await callPlain(bench.url("apiref/method"), { name: "services/cards/mint" });
  expect(unknown.json()).toMatchObject({ error: "object_not_found" });
});

test("the administrative key checks many orders at once", async () => {
  const [ready] = bench.sandbox.control.orders("filip");
  const [failed] = bench.sandbox.control.orders("igor");
  const order_ids = `${ready!.id}|${failed!.id}|1`;
  const answer = await bench.call("cards/check_orders_status", { order_ids }, { consumer: admin });
  expect(answer.json()).toEqual({ [ready!.id]: "ready", [failed!.id]: "error", "1": null });
});
