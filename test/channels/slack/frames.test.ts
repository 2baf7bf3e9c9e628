import { openSocketClient } from "./socketClient";

const event = { type: "events_api", envelope_id: "1", payload: { event: { type: "message" } } };

test.each<[string, unknown]>([
  ["null", null],
  ["a number", 5],
  ["a list", [event]],
  ["no JSON", "{"],
  ["no type", {}],
  ["an event without content", { ...event, payload: null }],
  ["an event of no type", { ...event, payload: { event: null } }],
  ["an event with the name of the connection's own", { ...event, payload: { event: { type: "close" } } }],
  ["a press of nobody", { type: "interactive", payload: { type: "block_actions", actions: [{ action_id: "x" }] } }],
  ["a press without content", { type: "interactive", payload: null }],
  ["a message with the name of a failure", { type: "error" }],
])("over a socket, %s is refused, and the next event is handled", async (_, frame) => {
  const { bring, passed, lines } = openSocketClient();
  await bring(frame);
  expect({ passed, lines }).toEqual({ passed: [], lines: ["warn"] });
  await bring(event);
  expect(passed).toEqual([event.payload]);
});

test("over a socket, a message whose handling fails gives one line in the log", async () => {
  const failing = openSocketClient();
  failing.passed.push = () => {
    throw new Error("broken");
  };
  await failing.bring(event);
  expect(failing.lines).toEqual(["error"]);
});
