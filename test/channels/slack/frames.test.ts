import { SocketModeReceiver } from "@slack/bolt";
import { guardFrames } from "../../../src/channels/slack/bolt/guard";
import { createSlackLogger } from "../../../src/channels/slack/logger";
import { silentLog } from "../../../src/ops/log";

const event = { type: "events_api", envelope_id: "1", payload: { event: { type: "message" } } };

/** The SDK's own client, which believes it is connected; the test sees what it passes on and what it logs. */
function open() {
  const lines: string[] = [];
  const log = { ...silentLog, warn: () => void lines.push("warn"), error: () => void lines.push("error") };
  const receiver = new SocketModeReceiver({ appToken: "xapp-1", logger: createSlackLogger(silentLog) });
  receiver.init({ processEvent: () => Promise.resolve() } as never);
  guardFrames(receiver.client, log);
  const passed: unknown[] = [];
  receiver.client.on("slack_event", ({ body }: { readonly body: unknown }) => passed.push(body));
  const bring = async (frame: unknown): Promise<void> => {
    receiver.client.emit("ws_message", typeof frame === "string" ? frame : JSON.stringify(frame), false);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { bring, passed, lines };
}

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
  const { bring, passed, lines } = open();
  await bring(frame);
  expect({ passed, lines }).toEqual({ passed: [], lines: ["warn"] });
  await bring(event);
  expect(passed).toEqual([event.payload]);
});

test("over a socket, a message whose handling fails gives one line in the log", async () => {
  const failing = open();
  failing.passed.push = () => {
    throw new Error("broken");
  };
  await failing.bring(event);
  expect(failing.lines).toEqual(["error"]);
});
