import type { SocketModeReceiver } from "@slack/bolt";
import { z } from "zod";
import type { Log } from "../../../ops/log";
import { isEventBody } from "./eventBody";

/**
 * Whether a request's body is JSON, or a form with JSON in it, but not of the shape that Bolt reads.
 *
 * HAZARD: Bolt reads fields of whatever it has parsed, outside of any `try`: `null` would end the process. Bolt itself refuses a
 * body that cannot be parsed at all.
 */
export function isNoEvent(body: Buffer, contentType: string | undefined): boolean {
  const text = body.toString();
  const isForm = contentType === "application/x-www-form-urlencoded";
  const form = isForm ? new URLSearchParams(text) : undefined;
  const json = form ? form.get("payload") : text;
  // Commands are sent as the fields of a form.
  if (json === null) return !isEventBody(Object.fromEntries(form ?? []));
  try {
    return !isEventBody(JSON.parse(json));
  } catch {
    return false;
  }
}

/** The fields of a message that Socket Mode's client reads (https://docs.slack.dev/apis/events-api/using-socket-mode). */
const envelope = z.object({ type: z.string(), payload: z.unknown() });
const carriers = new Set(["events_api", "interactive", "slash_commands"]);
/**
 * Events that the client emits about its own connection. The client emits each message under its type, so a message must not have
 * one of these as its type.
 */
const reserved =
  /^(error|close|ws_message|ping|pong|connecting|connected|authenticated|reconnecting|disconnecting|disconnected)$/;

type FrameHandler = (...frame: unknown[]) => unknown;
type Client = Pick<SocketModeReceiver["client"], "listeners" | "removeAllListeners" | "on">;

/**
 * Passes on to Socket Mode's client only messages of the shape that it reads.
 *
 * HAZARD: the client handles messages in a promise that nobody awaits, so that a message of another shape would end the
 * process.
 */
export function guardFrames(client: Client, log: Pick<Log, "warn" | "error">): void {
  const handlers: readonly FrameHandler[] = client.listeners("ws_message");
  // The client's handlers return promises although they are declared to return nothing.
  const pass = async (handle: FrameHandler, ...frame: unknown[]): Promise<void> => {
    await handle.apply(client, frame);
  };
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: unknown) => {
    if (isBinary !== true && !isFrame(String(data))) {
      log.warn({ refused: "no envelope" }, "slack: a message was refused");
      return;
    }
    for (const handle of handlers)
      pass(handle, data, isBinary).catch((err: unknown) => {
        log.error({ err }, "slack: a message could not be taken in");
      });
  });
}

function isFrame(text: string): boolean {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return false;
  }
  const it = envelope.safeParse(frame).data;
  if (!it || reserved.test(it.type)) return false;
  if (!carriers.has(it.type)) return true;
  return isEventBody(it.payload) && (it.type !== "events_api" || isEvent(it.payload));
}

const withEvent = z.object({ event: z.object({ type: z.string() }) });

function isEvent(payload: unknown): boolean {
  const it = withEvent.safeParse(payload).data;
  return it !== undefined && !reserved.test(it.event.type);
}
