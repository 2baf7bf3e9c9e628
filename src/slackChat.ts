import type { App } from "./app";
import { oneWorkspace } from "./channels/slack/oneWorkspace";
import { createSlackChannel, type SlackChannel } from "./channels/slack/slackChannel";
import { createTransport, type Transport } from "./channels/slack/transport";
import { t } from "../dialogs/kit/text";
import type { Log } from "./ops/log";
import { homeOf } from "./slackHome";
import type { SlackConfig } from "./slackConfig";
import type { Store } from "./store/port";

export interface SlackParts {
  readonly root: string;
  readonly store: Store;
  readonly log: Log;
  readonly publicUrl: () => string;
  readonly slack: SlackConfig;
  readonly clock?: () => number;
  /** Carries requests to Slack; left out, a pool of kept connections. */
  readonly transport?: Transport;
  /** Whether drawings may be named that only this machine can fetch: for the sandbox, whose page shows them from here. */
  readonly drawsFromHere?: boolean;
}

/** Connects Slack. `start` is called when the server is ready, `close` after it has stopped listening. */
export function addSlack(app: App, it: SlackParts): SlackChannel {
  const { store, log, publicUrl, slack } = it;
  const transport = it.transport ?? createTransport();
  const { apiUrl, signingSecret, appToken } = slack;
  if (slack.from.kind !== "token") throw new Error("not yet");
  const installations = oneWorkspace(slack.from.botToken, { log, transport, apiUrl });
  const channel: SlackChannel = createSlackChannel({
    ...{ store, log, signingSecret, appToken, apiUrl, installations, transport },
    say: (key, lang) => app.catalog.say(t(`slack.${key}`), lang),
    guideUrl: (name) =>
      publicUrl().startsWith("https:") || it.drawsFromHere
        ? `${publicUrl()}/slack/guide/${encodeURIComponent(name)}.png`
        : undefined,
    machineClock: Date.now,
    receive: app.receive,
    homeOf: homeOf(app, store, (who) => channel.profiles.languageOf(who)),
  });
  app.addChannel(channel);
  app.server.register(channel.plugin);
  return channel;
}
