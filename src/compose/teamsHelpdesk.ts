import type { Core } from "./core";
import { Albums } from "../accounts/albums";
import type { TeamsChannel } from "../channels/teams";
import { createBoard } from "../channels/teams/helpdesk/board";
import { createChannelPosts } from "../channels/teams/helpdesk/channelPosts";
import type { DeskDeps } from "../channels/teams/helpdesk/deps";
import { createDeskIntake } from "../channels/teams/helpdesk/intake";
import type { TeamsHelpdesk } from "../channels/teams/helpdesk/location";
import { createMembers } from "../channels/teams/helpdesk/members";
import { createRoundsBoard } from "../channels/teams/helpdesk/roundsBoard";
import { createNotes, noteQueue } from "../channels/teams/helpdesk/notes";
import type { TeamsConfig } from "../config/teams";
import { DeskCards } from "../helpdesk/deskCards";
import { createLookup } from "../helpdesk/lookup";
import { createRefusals, refusalQueue } from "../helpdesk/refusals";
import { createRounds, roundsQueue } from "../helpdesk/rounds/rounds";
import { createSummary } from "../helpdesk/rounds/summary";
import { tagTitle } from "../helpdesk/tagTitle";
import { createWorkTime } from "../helpdesk/workTime";
import { createDue } from "../helpdesk/due";
import { createSay, teamLang, type SayText } from "../helpdesk/say";
import type { Helpdesk, HelpdeskNeeds } from "./helpdesk";

/** Teams gives up on a dialog that has not answered after five seconds. */
const lookMs = 3_500;

export interface TeamsHelpdeskDeps extends HelpdeskNeeds {
  readonly location: TeamsHelpdesk;
  /** Whether there are staff pages to which the weekly summary leads. */
  readonly hasStaffPages?: boolean;
  readonly lookMs?: number;
}

/** The helpdesk's place in Teams; undefined if it is not there. */
export function teamsPlace(teams: TeamsConfig | undefined): TeamsHelpdesk | undefined {
  return teams?.helpdesk && { ...teams.helpdesk, tenantId: teams.tenantId, bot: `28:${teams.appId}` };
}

/** Connects the helpdesk in a channel of Teams: staff see tickets there as well as in their mailbox. */
export function connectTeamsHelpdesk(core: Core, teams: TeamsChannel, it: TeamsHelpdeskDeps): Helpdesk {
  const { store, log, institution, catalog, clock, audit, staffAnswers, vault, ids } = core;
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
  const work = createWorkTime(institution);
  const due = createDue(institution, work);
  const titleOf = (topic: string): string => tagTitle(topic, deps, teamLang);
  const numbersUrl = it.hasStaffPages === true ? () => `${core.publicUrl()}/staff/numbers` : undefined;
  const rounds = createRounds(
    {
      ...deps,
      work,
      due,
      timeZone: institution.timeZone,
      summaryOf: createSummary({ store, say, sayText, titleOf, numbersUrl }),
      board: createRoundsBoard(deps, due, posts),
    },
    it,
  );
  teams.attach(createDeskIntake(deps, posts, notes));
  return {
    board: createBoard(deps, posts),
    broadcastBoard: undefined,
    checkMember: undefined,
    work: [
      { queue: noteQueue, concurrency: 2, handle: (job) => notes.perform(job) },
      { queue: refusalQueue, concurrency: 2, handle: refusals.perform },
      { queue: roundsQueue, concurrency: 2, handle: (job) => rounds.perform(job), needsClock: true },
    ],
    async start() {
      await new Albums(store).catchUp();
      await rounds.begin();
    },
    ensureScheduled: () => rounds.ensureScheduled(),
  };
}
