import type { App } from "@slack/bolt";
import type { FastifyPluginAsync } from "fastify";
import { createLanes } from "../../foundation/lanes";
import type { Channel } from "../../conversation/ports";
import { slackAddress } from "./address";
import type { SlackApi } from "./api";
import { AgentView } from "./agentView";
import { Audience } from "./audience";
import { createBolt } from "./bolt/bolt";
import { DirectMessages } from "./directMessages";
import { Homes } from "./homes";
import type { Installations } from "./installation";
import { listenToCommands } from "./receive/command";
import { takeDirectly } from "./receive/direct";
import { listenToForms, openingForms } from "./receive/form";
import { listenToOpening } from "./receive/home";
import { listenToMentions } from "./receive/mention";
import { takingMessages } from "./receive/message";
import { takingPresses } from "./receive/press";
import { listenToRemoval } from "./receive/removal";
import { takingVotes } from "./receive/vote";
import { Messages } from "./deliver";
import { fetchPicture } from "./pictures";
import { Profiles } from "./profiles";
import { slackRoutes } from "./routes";
import { SecretFiles } from "./secretFiles";
import { createTasks, type Tasks } from "./tasks";
import { createFailed, createUnknownActionHandler } from "./unknownAction";
import { createWebApi } from "./webApi";
import { createWorkspaceNames } from "./workspaceNames";
import type { SlackChannelOptions } from "./options";

export interface SlackChannel extends Channel {
  /** Bolt, so that others can add listeners before `start`. */
  readonly bolt: App;
  readonly api: SlackApi;
  readonly installations: Installations;
  readonly profiles: Profiles;
  readonly homes: Homes;
  /** Work that continues after Slack was answered. */
  readonly tasks: Tasks;
  /** The routes: `/slack/events`, and the images that Slack fetches. */
  readonly plugin: FastifyPluginAsync;
  /** Connects in Socket Mode; does nothing over HTTP. */
  start(): Promise<void>;
  /** Waits for background work and closes the connections to Slack. */
  close(): Promise<void>;
}

/** The channel for Slack, in direct conversations. It only transports and renders messages; authenticating requests is left to Bolt. */
export function createSlackChannel(options: SlackChannelOptions): SlackChannel {
  const { chats, log, installations, transport, receive } = options;
  const tasks = createTasks(log);
  const api = createWebApi({ ...options, tokenOf: (team) => installations.tokenOf(team) });
  const dms = new DirectMessages(api);
  const profiles = new Profiles(chats, api);
  const messages = new Messages(options, { api, dms, files: new SecretFiles(api, log), tasks });
  const onUnknownAction = createUnknownActionHandler(options, { api, profiles, tasks });
  const bolt = createBolt({ ...options, tasks, onUnknownAction, onFailed: createFailed(options, profiles) });
  const workspaceNames = createWorkspaceNames(api);
  const homes = new Homes(options, { api, profiles, tasks });
  const audience = new Audience(options, { api, dms, profiles, tasks });
  const agentView = new AgentView(options, { api, dms, profiles, tasks });
  const deps = {
    app: bolt.app,
    agentView,
    api,
    receive,
    messages,
    dms,
    profiles,
    audience,
    inOrder: createLanes(),
    homes,
    installations,
    tasks,
    options,
  };
  takeDirectly(bolt.app, {
    message: takingMessages(deps),
    say: takingPresses(deps),
    fill: openingForms(deps),
    vote: takingVotes(deps),
  });
  listenToForms(deps);
  listenToCommands(deps);
  listenToMentions(deps);
  listenToOpening(deps);
  listenToRemoval(deps);
  return {
    name: "slack",
    title: "Slack",
    replacesById: false,
    // Slack accepts «several hundred messages a minute» from an app in a workspace
    // (https://docs.slack.dev/apis/web-api/rate-limits).
    unaskedPerSecond: options.unaskedPerSecond ?? 4,
    workspaceOf: (address) => workspaceNames(slackAddress(address).team),
    async send(address, message) {
      const sent = await messages.send(address, message);
      if (sent.ok) agentView.answered(slackAddress(address));
      return sent;
    },
    update: (address, ref, message, keep) => messages.update(address, ref, message, keep),
    sendFiles: (address, files, keep) => messages.sendFiles(address, files, keep),
    removeFiles: (address, refs) => messages.removeFiles(address, refs),
    fetchPicture: (address, ref, most) => fetchPicture(api, slackAddress(address).team, ref, most),
    typing(address) {
      agentView.looking(slackAddress(address));
      return Promise.resolve();
    },
    refresh: (address) =>
      homes.refresh(slackAddress(address)).catch((err: unknown) => {
        log.warn({ err }, "slack: a home page could not be brought up to date");
      }),
    async forget(address) {
      const who = slackAddress(address);
      profiles.forget(who);
      await messages.forget(address);
      await homes.forget(who);
    },
    bolt: bolt.app,
    api,
    installations,
    profiles,
    homes,
    tasks,
    plugin: slackRoutes({ ...options, listener: bolt.listener }),
    start: () => bolt.start(),
    async close() {
      await bolt.stop();
      await transport.close();
    },
  };
}
