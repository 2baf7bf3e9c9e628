import fc from "fast-check";
import * as schemas from "../../src/usos/schemas";
import { redact } from "../../src/usos/redact";

const orderIds = (orders: unknown) => schemas.mcard.parse({ orders }).orderIds;

test.each([
  ["a list of ids", ["a1", 17], ["a1", "17"]],
  ["a list of objects", [{ id: 17, status: "x" }, { order_id: "a1" }], ["17", "a1"]],
  ["an object by id", { 17: { status: "x" }, a1: null }, ["17", "a1"]],
  ["an object by some other key", { first: { order_id: 5 } }, ["5"]],
  ["one order", { id: 17, status: "x" }, ["17"]],
  ["one id", 17, ["17"]],
  ["the same twice", [17, "17", { id: 17 }], ["17"]],
  ["what cannot be read", [null, {}, [], true, ""], []],
  ["null", null, []],
  ["nothing", undefined, []],
])("the orders of an mCard: %s", (_, orders, ids) => {
  expect(orderIds(orders)).toEqual(ids);
});

test.each([
  [
    { pl: "a", en: "b" },
    { pl: "a", en: "b" },
  ],
  [{ pl: "a", en: null }, { pl: "a" }],
  [{ pl: "", en: " " }, null],
  [{}, null],
  ["a", { pl: "a", en: "a" }],
  [null, null],
  [17, null],
])("a dictionary of languages: %j", (value, expected) => {
  expect(schemas.langDict.parse(value)).toEqual(expected);
});

test.each([
  [{ pl: "", en: "" }, {}],
  [{}, {}],
  [{ pl: "Brak ELS" }, { pl: "Brak ELS" }],
  [null, null],
  [undefined, null],
  ["", null],
])("a reason, which may come without words: %j", (why_cannot_order, expected) => {
  expect(schemas.mcard.parse({ why_cannot_order, orders: [] }).whyCannotOrder).toEqual(expected);
});

test.each([
  [{ 17: "ready", 18: null, 19: { status: "x" } }],
  [[{ id: 17, status: "ready" }, { order_id: "18" }, { id: "19", status: "x" }, 5]],
])("statuses of many orders, however they come: %j", (value) => {
  expect(Object.fromEntries(schemas.statuses.parse(value))).toEqual({ 17: "ready", 18: null, 19: "x" });
});

test("no answer whatever makes a schema throw", () => {
  const names = ["id", "order_id", "orders", "token", "why_cannot_order", "pl", "status", "success", "base_url"];
  const value = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 3 }, fc.jsonValue(), fc.array(tie("any")), tie("object")),
    object: fc.dictionary(fc.constantFrom(...names), tie("any")),
  })).any;
  const all = [
    schemas.mcard,
    schemas.mcardOrder("1"),
    schemas.mcardSecret,
    schemas.plasticCard,
    schemas.plasticCards,
    schemas.user,
    schemas.success,
    schemas.installation,
    schemas.consumer,
    schemas.mobileConfig,
    schemas.installations,
    schemas.statuses,
    schemas.langDict,
  ];
  fc.assert(
    fc.property(value, (answer) => {
      for (const schema of all) expect(() => schema.safeParse(answer)).not.toThrow();
    }),
  );
});

test("redaction keeps the codes and takes out what was sent, numbers and tokens", () => {
  expect(redact("method_forbidden services/cards/mcard_order", [])).toBe("method_forbidden services/cards/mcard_order");
  expect(redact("Token ABCDEFGH of abc, PESEL 44051401359, AbCdEfGhIjKlMnOpQr", ["ABCDEFGH", "abc"])).toBe(
    "Token … of …, PESEL …, …",
  );
  expect(redact("x ".repeat(500), []).length).toBe(200);
});
