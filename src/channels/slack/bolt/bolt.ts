import { App, AuthorizationError, HTTPReceiver, SocketModeReceiver, type Authorize } from "@slack/bolt";
import type { RequestListener, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { Intake } from "../../../ops/intake";
import type { Log } from "../../../ops/log";
import type { Installations } from "../installation";
import { createSlackLogger } from "../logger";
import type { Tasks } from "../tasks";
import { clientOptions, type ClientDeps } from "../clientOptions";
import { guardFrames } from "./guard";
import { acknowledgeWhenDone, TooSlow, type AcknowledgeOptions } from "./acknowledge";
import { createLateAnswer } from "./lateAnswer";

/** The path to which Slack sends everything. */
export const eventsPath = "/slack/events";
/** Well above the size of anything Slack sends. */
export const mostBytes = 512 * 1024;

const connectMs = 5_000;

export interface BoltOptions extends ClientDeps {
  readonly installations: Installations;
  readonly tasks: Tasks;
  readonly intake: Pick<Intake, "noteLate">;
  readonly signingSecret: string;
  /** The app-level token, for Socket Mode, in which this program connects to Slack instead of being called. */
  readonly appToken?: string | undefined;
  readonly onUnknownAction: AcknowledgeOptions["onUnknownAction"];
  readonly onFailed: AcknowledgeOptions["onFailed"];
  /** Called when Socket Mode cannot be connected. */
  readonly onNotConnected: () => void;
}

export interface Bolt {
  /**
   * Bolt's app, to which listeners (`message`, `action`, `view`, `command`, …) are added. When one throws, Slack delivers
   * the event again.
   */
  readonly app: App;
  /** Handles Slack's HTTP requests, whose body must be in `rawBody`; undefined in Socket Mode. */
  readonly listener: RequestListener | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Creates Bolt with one of its own receivers. Authenticating requests is left to Bolt. */
export function createBolt(options: BoltOptions): Bolt {
  const { log, tasks, appToken, onUnknownAction, onFailed } = options;
  const logger = createSlackLogger(log);
  const http =
    appToken === undefined
      ? new HTTPReceiver({
          signingSecret: options.signingSecret,
          endpoints: eventsPath,
          processBeforeResponse: true,
          bodyLimit: mostBytes,
          logger,
          processEventErrorHandler: ({ error, response }) => Promise.resolve(answerFailure(error, response, log)),
        })
      : undefined;
  const socket =
    appToken === undefined
      ? undefined
      : new SocketModeReceiver({
          appToken,
          logger,
          installerOptions: { clientOptions: clientOptions(options) },
          processEventErrorHandler: ({ error }) => Promise.resolve(isSettled(error, log)),
        });
  if (socket) guardFrames(socket.client, log);
  const receiver = (http ?? socket) as HTTPReceiver | SocketModeReceiver;
  const app = new App({
    receiver,
    logger,
    authorize: authorizeBy(options.installations),
    clientOptions: clientOptions(options),
    convoStore: false,
  });
  app.error((error) => Promise.reject(error));
  const { noteLate } = options.intake;
  acknowledgeWhenDone(app, { noteLate, tasks, onUnknownAction, onFailed, onLate: createLateAnswer(options.transport) });
  return {
    app,
    listener: http?.requestListener,
    async start() {
      if (!socket) return;
      const connected = socket.start().catch((err: unknown) => {
        log.debug({ err }, "slack: Socket Mode could not be connected");
        options.onNotConnected();
      });
      // An outage of Slack must not keep the rest from starting. The connection is retried until Slack is back.
      await Promise.race([connected, setTimeout(connectMs, undefined, { ref: false })]);
    },
    async stop() {
      await socket?.stop();
      await tasks.idle();
    },
  };
}

/** An event came from a workspace in which the app is not installed (any more). */
class NotInstalled extends Error {
  override readonly name = "NotInstalled";
}

function authorizeBy(installations: Installations): Authorize<boolean> {
  return async ({ teamId = "" }) => {
    const it = await installations.of(teamId);
    if (!it) throw new NotInstalled();
    const { botToken, botUser: botUserId, botId } = it;
    return { teamId, botToken, botUserId, botId };
  };
}

/** Logs a failure in one line. Returns true when the event need not be delivered again. */
function isSettled(error: Error, log: Log): boolean {
  if (error instanceof TooSlow) return false;
  const notInstalled = error instanceof AuthorizationError && error.original instanceof NotInstalled;
  if (notInstalled) log.warn("slack: something came from a workspace in which the app is not installed");
  else log.error({ err: error }, "slack: something could not be taken in");
  return notInstalled;
}

/** Answers a failed request, so that Slack delivers the event again. The reason is only logged and never sent to the caller. */
function answerFailure(error: Error, response: ServerResponse, log: Log): boolean {
  const status = isSettled(error, log) ? 200 : 503;
  if (!response.headersSent) response.writeHead(status).end();
  return true;
}
