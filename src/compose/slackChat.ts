import { join } from "node:path";
import { page } from "../foundation/page";
import { html } from "../foundation/html";
import type { Core } from "./core";
import { allowedWorkspaces } from "../channels/slack/oauth/allowedWorkspaces";
import { installRoutes } from "../channels/slack/oauth/installRoutes";
import { createWorkspaces } from "../channels/slack/oauth/workspaces";
import { oneWorkspace } from "../channels/slack/oneWorkspace";
import { createSlackChannel, type SlackChannel } from "../channels/slack";
import { createTransport, type Transport } from "../channels/slack/transport";
import type { Institution } from "../../dialogs/kit/institution";
import { appTokenTrouble, botTokenTrouble } from "../channels/slack/trouble";
import { t } from "../../dialogs/kit/text";
import { homeOf } from "./slackHome";
import type { SlackConfig } from "../config/slack";

export interface SlackDeps {
  readonly root: string;
  readonly slack: SlackConfig;
  /** The people who are served besides members of the workspaces; by default none. */
  readonly alsoServes?: Institution["alsoServes"];
  /** Sends requests to Slack; by default over a pool of kept-alive connections. */
  readonly transport?: Transport;
  /** Whether messages may contain image URLs that only this machine can fetch; for the sandbox, whose page loads them from here. */
  readonly drawsFromHere?: boolean;
}

/** Connects Slack. Call `start` when the server is ready, and `close` after it has stopped listening. */
export function connectSlack(core: Core, it: SlackDeps): SlackChannel {
  const { store, log, publicUrl, clock } = core;
  const { slack } = it;
  const transport = it.transport ?? createTransport();
  const { apiUrl, signingSecret, appToken } = slack;
  const { from } = slack;
  const onToken = (team: string, code: string | undefined): void => {
    // With several workspaces, one that removed the app is not a problem of the others.
    if (from.kind === "oauth") {
      if (code !== undefined) log.warn({ team, code }, "slack: a workspace's token is refused; its messages wait");
    } else if (code === undefined) core.troubles.works("slack");
    else core.troubles.report("slack", botTokenTrouble(code));
  };
  const workspaces =
    from.kind === "oauth" ? allowedWorkspaces(createWorkspaces(store, core.vault, clock), from.teams) : undefined;
  const installations =
    workspaces ?? oneWorkspace(from.kind === "token" ? from.botToken : "", { log, transport, apiUrl, onToken });
  const channel = createSlackChannel({
    store,
    chats: { get: (chatId) => core.turns.known(chatId) },
    log,
    intake: core.intake,
    signingSecret,
    appToken,
    apiUrl,
    installations,
    transport,
    onToken,
    onNotConnected: () => core.troubles.report("slack", appTokenTrouble),
    say: (key, lang) => core.catalog.say(t(`slack.${key}`), lang),
    guideUrl: (name) =>
      publicUrl().startsWith("https:") || it.drawsFromHere
        ? `${publicUrl()}/slack/guide/${encodeURIComponent(name)}.png`
        : undefined,
    guideDir: join(it.root, "dialogs", "guide"),
    machineClock: Date.now,
    receive: core.receive,
    takeVote: core.votes.take,
    voteWords: core.voteWords,
    unaskedPerSecond: slack.unaskedPerSecond,
    alsoServes: it.alsoServes,
    homeOf: homeOf(core),
  });
  core.server.register(channel.plugin);
  if (from.kind === "oauth" && workspaces) {
    const { vault } = core;
    const install = { ...from, workspaces, vault, log, transport, apiUrl, publicUrl, clock };
    core.server.register(installRoutes({ ...install, page: (isInstalled) => installPage(core, isInstalled) }));
  }
  return channel;
}

/** The page an administrator sees after installing the app. It happens once, so Polish, the university's language, is enough. */
function installPage({ catalog }: Core, isInstalled: boolean): string {
  const say = (key: string): string => catalog.say(t(`slack.${key}`), "pl");
  const [title, text] = isInstalled ? ["installedTitle", "installed"] : ["notInstalledTitle", "notInstalled"];
  return page("pl", say(title), html`<p>${say(text)}</p>`);
}
