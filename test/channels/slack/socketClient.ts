import { SocketModeReceiver } from "@slack/bolt";
import { guardFrames } from "../../../src/channels/slack/bolt/guard";
import { createSlackLogger } from "../../../src/channels/slack/logger";
import { silentLog } from "../../../src/ops/log";

/** The SDK's own client, which believes it is connected; the test sees what it passes on and what it logs. */
export function openSocketClient() {
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
