import type { TeamsChannel } from "../channels/teams";
import type { SlackChannel } from "../channels/slack";
import type { Config } from "../config/config";
import type { Connected } from "./app";
import type { Core } from "./core";
import type { Helpdesk, HelpdeskNeeds } from "./helpdesk";
import { connectHelpdesk, type HelpdeskDeps } from "./helpdeskChat";
import type { Outside } from "./outside";
import { connectSlack } from "./slackChat";
import { connectTeamsHelpdesk, teamsPlace } from "./teamsHelpdesk";
import { connectTeams, type TeamsDeps } from "./teamsChat";
import { connectWebChat } from "./webChat";

export interface ChatDeps {
  readonly root: string;
  readonly config: Config;
  readonly outside: Pick<Outside, "slack" | "playground">;
  readonly admin: HelpdeskNeeds["admin"];
  readonly staffLink: HelpdeskDeps["staffLink"];
  /** Counts for all processes together; undefined in a single process. */
  readonly visits: TeamsDeps["visits"];
}

export interface ConnectedChats extends Required<Connected> {
  readonly slack: SlackChannel | undefined;
  readonly teams: TeamsChannel | undefined;
  readonly helpdesk: Helpdesk | undefined;
}

/** Connects the configured chats; in a trial all of them. */
export function connectChats(
  core: Core,
  { root, config, outside, admin, staffLink, visits }: ChatDeps,
): ConnectedChats {
  const { alsoServes } = core.institution;
  const { secretShownMs } = config;
  const { playground } = outside;
  const drawsFromHere = config.slack === undefined;
  const slack = outside.slack && connectSlack(core, { root, slack: outside.slack, drawsFromHere, alsoServes });
  // HAZARD: without a registration, callers are not authenticated. Only the sandbox, on this machine, may do that.
  const teams =
    config.teams || playground
      ? connectTeams(core, { root, secretShownMs, teams: config.teams, alsoServes, visits })
      : undefined;
  const helpdesk = connectDesk(core, { slack, teams }, { config, outside, admin, staffLink });
  playground?.register(core.server);
  const web = playground && connectWebChat(core, root);
  return {
    slack,
    teams,
    helpdesk,
    channels: [slack, teams, web].filter((it) => it !== undefined),
    board: helpdesk?.board,
    letters: config.helpdesk.letters,
    broadcastBoard: helpdesk?.broadcastBoard,
    work: helpdesk?.work ?? [],
  };
}

/** Connects the helpdesk where it is configured. A trial's Slack has one too, unless there is one in Teams. */
function connectDesk(
  core: Core,
  { slack, teams }: Pick<ConnectedChats, "slack" | "teams">,
  { config, outside, admin, staffLink }: Pick<ChatDeps, "config" | "outside" | "admin" | "staffLink">,
): Helpdesk | undefined {
  const place = teamsPlace(config.teams);
  if (teams && place)
    return connectTeamsHelpdesk(core, teams, {
      ...config.helpdesk,
      location: place,
      admin,
      hasStaffPages: config.staff.oidc !== undefined,
    });
  const location = outside.slack?.helpdesk;
  return slack && location && connectHelpdesk(core, slack, { ...config.helpdesk, location, admin, staffLink });
}
