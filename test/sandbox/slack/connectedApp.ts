import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { listenSlack, type ListeningSlack, type SlackSandboxOptions } from "../../../sandbox";
import { freePort } from "../../support/freePort";
import { until } from "../../support/waiting";

export const secrets = {
  signingSecret: "signing-secret",
  clientId: "111.222",
  clientSecret: "client-secret",
  botToken: "xoxb-first-workspace",
};

export interface ConnectedApp {
  readonly slack: ListeningSlack;
  readonly app: App;
  /** Every event that was delivered to the app, oldest first. */
  readonly events: Record<string, unknown>[];
  stop(): Promise<void>;
}

/** Slack's own framework, pointed at the emulated Slack: it verifies signatures and reads what Slack sends. */
export async function connectApp(options: Partial<SlackSandboxOptions> = {}): Promise<ConnectedApp> {
  const port = await freePort();
  const requestUrl = () => `http://127.0.0.1:${port}/slack/events`;
  const slack = await listenSlack({ ...secrets, requestUrl, ...options });
  const receiver = new HTTPReceiver({ signingSecret: secrets.signingSecret, logLevel: LogLevel.ERROR });
  const app = new App({
    receiver,
    token: secrets.botToken,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  const events: Record<string, unknown>[] = [];
  const take = app.processEvent.bind(app);
  // This runs before Bolt discards the app's own messages.
  app.processEvent = (event) => {
    if ("event" in event.body) events.push({ ...(event.body["event"] as Record<string, unknown>) });
    return take(event);
  };
  await app.init();
  await receiver.start(port);
  return {
    slack,
    app,
    events,
    async stop() {
      await slack.control.idle();
      await receiver.stop();
      await slack.close();
    },
  };
}

/** Waits for something that an app does after it acknowledged. */
export const eventually = (isSo: () => boolean): Promise<void> =>
  until("what an app does after it acknowledged", isSo, 0);
