import type { Core } from "./core";
import { Albums } from "../accounts/albums";
import type { TeamsChannel } from "../channels/teams";
import { createBoard } from "../channels/teams/helpdesk/board";
import { createChannelPosts } from "../channels/teams/helpdesk/channelPosts";
import type { DeskDeps } from "../channels/teams/helpdesk/deps";
import { createDeskIntake } from "../channels/teams/helpdesk/intake";
import type { TeamsHelpdesk } from "../channels/teams/helpdesk/location";
import { createMembers } from "../channels/teams/helpdesk/members";
import { createNotes, noteQueue } from "../channels/teams/helpdesk/notes";
import type { TeamsConfig } from "../config/teams";
import { DeskCards } from "../helpdesk/deskCards";
import { createLookup } from "../helpdesk/lookup";
import { createRefusals, refusalQueue } from "../helpdesk/refusals";
import { createSay, type SayText } from "../helpdesk/say";
import type { Helpdesk, HelpdeskNeeds } from "./helpdesk";

/** Teams gives up on a dialog that has not answered after five seconds. */
const lookMs = 3_500;

export interface TeamsHelpdeskDeps extends Pick<HelpdeskNeeds, "admin"> {
  readonly location: TeamsHelpdesk;
  readonly lookMs?: number;
}

/** The helpdesk's place in Teams; undefined if it is not there. */
export function teamsPlace(teams: TeamsConfig | undefined): TeamsHelpdesk | undefined {
  return teams?.helpdesk && { ...teams.helpdesk, tenantId: teams.tenantId, bot: `28:${teams.appId}` };
}

/** Connects the helpdesk in a channel of Teams: staff see tickets there as well as in their mailbox. */
export function connectTeamsHelpdesk(core: Core, teams: TeamsChannel, it: TeamsHelpdeskDeps): Helpdesk {
  const { store, log, catalog, clock, audit, staffAnswers, vault, ids } = core;
  const { desk } = core.ticketing;
  const { location } = it;
  const { connector } = teams;
  const sayText: SayText = (text, lang) => catalog.say(text, lang);
  const say = createSay(sayText);
  const refusals = createRefusals({ store, audit, clock });
  const deps: DeskDeps = {
    connector,
    location,
    store,
    cards: new DeskCards(store),
    desk,
    staffAnswers,
    audit,
    refusals,
    // Staff wait for the answer of a look-up, as students do.
    lookup: createLookup({ ...core, desk, usos: core.usos.waiting, admin: it.admin }),
    members: createMembers({ connector, location, clock }),
    vault,
    say,
    sayText,
    log,
    clock,
    ids,
    kick: () => core.jobAnnouncements.due([noteQueue]),
    lookMs: it.lookMs ?? lookMs,
  };
  const posts = createChannelPosts(connector, location);
  const notes = createNotes(deps, posts);
  teams.attach(createDeskIntake(deps, posts, notes));
  return {
    board: createBoard(deps, posts),
    broadcastBoard: undefined,
    checkMember: undefined,
    work: [
      { queue: noteQueue, concurrency: 2, handle: (job) => notes.perform(job) },
      { queue: refusalQueue, concurrency: 2, handle: refusals.perform },
    ],
    start: () => new Albums(store).catchUp(),
    ensureScheduled: () => Promise.resolve(),
  };
}
