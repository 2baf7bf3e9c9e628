import type { Core } from "./core";
import { Albums } from "../accounts/albums";
import { createBroadcastDesk } from "../broadcasts/desk";
import { broadcastQueue } from "../broadcasts/records";
import { createBroadcastBoard } from "../channels/slack/helpdesk/announce/report";
import { listenToAnnouncing } from "../channels/slack/helpdesk/announce/listener";
import { createLeavers, leaversQueue } from "../channels/slack/helpdesk/handing/leavers";
import { listenToHandingOver } from "../channels/slack/helpdesk/handing/listener";
import { listenToMerging } from "../channels/slack/helpdesk/merging/listener";
import { listenToMany } from "../channels/slack/helpdesk/together/listener";
import { listenToProblems } from "../channels/slack/helpdesk/together/problemListener";
import { reportOfMany } from "../channels/slack/helpdesk/together/report";
import { togetherQueue } from "../tickets/together/records";
import { createTogether } from "../tickets/together/together";
import { act } from "../helpdesk/acting";
import { createBoard } from "../channels/slack/helpdesk/board";
import { listenToAdvice } from "../channels/slack/helpdesk/listeners/advice";
import { listenToAnswers } from "../channels/slack/helpdesk/listeners/answers";
import { listenToDoubts } from "../channels/slack/helpdesk/listeners/doubt";
import { listenToHomes } from "../channels/slack/helpdesk/listeners/home";
import { listenToLookups } from "../channels/slack/helpdesk/listeners/lookup";
import { listenToSearches } from "../channels/slack/helpdesk/listeners/search";
import { listenToCards } from "../channels/slack/helpdesk/listeners/press";
import { listenToTags } from "../channels/slack/helpdesk/listeners/tags";
import { listenToStaffPages } from "../channels/slack/helpdesk/listeners/staffPages";
import { listenToReplies } from "../channels/slack/helpdesk/listeners/reply";
import { listenToThreads } from "../channels/slack/helpdesk/listeners/thread";
import { createLookupWork, lookupQueue } from "../channels/slack/helpdesk/lookupWork";
import { createSearchWork, searchQueue } from "../channels/slack/helpdesk/searchWork";
import { createMembers } from "../channels/slack/helpdesk/members";
import type { AskStaffLink, ListenerDeps } from "../channels/slack/helpdesk/deps";
import type { HelpdeskLocation } from "../channels/slack/helpdesk/location";
import { createRoundsBoard } from "../channels/slack/helpdesk/roundsBoard";
import type { SlackChannel } from "../channels/slack";
import { createDue } from "../helpdesk/due";
import { createRounds, roundsQueue } from "../helpdesk/rounds/rounds";
import { createSummary } from "../helpdesk/rounds/summary";
import { tagTitle } from "../helpdesk/tagTitle";
import { createSay, teamLang, type SayText } from "../helpdesk/say";
import { createWorkTime } from "../helpdesk/workTime";
import { answeringDomains } from "../../dialogs/kit/institution";
import { placesOf } from "../tickets/handing/places";
import { t } from "../../dialogs/kit/text";
import { createLookup } from "../helpdesk/lookup";
import { createSearch } from "../helpdesk/search";
import { createRefusals, refusalQueue } from "../helpdesk/refusals";
import type { Helpdesk, HelpdeskNeeds } from "./helpdesk";

export interface HelpdeskDeps extends HelpdeskNeeds {
  readonly location: HelpdeskLocation;
  /** Creates a link to the staff pages; undefined if there are none. */
  readonly staffLink?: AskStaffLink | undefined;
}

/** Connects the helpdesk in Slack: staff see tickets in its channel as well as in their mailbox. Must be called before `slack.start`. */
export function connectHelpdesk(core: Core, slack: SlackChannel, it: HelpdeskDeps): Helpdesk {
  const { store, log, institution, catalog, clock, audit, staffAnswers } = core;
  const { desk } = core.ticketing;
  const { location } = it;
  const sayText: SayText = (text, lang) => catalog.say(text, lang);
  const say = createSay(sayText);
  const refusals = createRefusals({ store, audit, clock });
  // Staff wait for the answer of a look-up, as students do.
  const lookup = createLookup({ ...core, desk, usos: core.usos.waiting, admin: it.admin });
  const search = createSearch({ ...core, desk, albums: new Albums(store) });
  const members = createMembers({ api: slack.api, installations: slack.installations, location, clock });
  const kick = (): void => core.jobAnnouncements.due([lookupQueue]);
  const { timeZone } = institution;
  const work = createWorkTime(institution);
  const together = createTogether({
    store,
    staffAnswers,
    clock,
    act: (ticket, action, by, event) => act({ desk, audit, lookup }, ticket, action, by, event),
    finished: reportOfMany({ slack, location, say, audit }),
    onlyPolish: (lang) => catalog.say(t("broadcast.onlyPolish"), lang),
  });
  const deps: ListenerDeps = {
    slack,
    location,
    store,
    desk,
    staffAnswers,
    audit,
    refusals,
    lookup,
    members,
    handing: { places: placesOf(institution), domains: answeringDomains(institution) },
    say,
    sayText,
    log,
    clock,
    timeZone,
    work,
    due: createDue(institution, work),
    kick,
    broadcasts: createBroadcastDesk({ store, log, clock, timeZone, catalog }),
    banners: core.banners,
    kickSearches: () => core.jobAnnouncements.due([searchQueue]),
    together,
    kickTogether: () => core.jobAnnouncements.due([togetherQueue]),
    problems: core.problems,
    kickBroadcasts: () => core.jobAnnouncements.due([broadcastQueue]),
    staffLink: it.staffLink,
    strangers: new Set(),
  };
  listenToCards(deps);
  listenToTags(deps);
  listenToReplies(deps);
  listenToHandingOver(deps);
  listenToMerging(deps);
  listenToMany(deps);
  listenToProblems(deps);
  listenToAnswers(deps);
  listenToThreads(deps);
  listenToDoubts(deps);
  listenToLookups(deps);
  listenToSearches(deps);
  listenToAdvice(deps);
  listenToAnnouncing(deps);
  if (deps.staffLink) listenToStaffPages(deps);
  const homes = listenToHomes(deps);
  const numbersUrl = it.staffLink && (() => `${core.publicUrl()}/staff/numbers`);
  const titleOf = (topic: string): string => tagTitle(topic, deps, teamLang);
  const summaryOf = createSummary({ store, say, sayText, titleOf, numbersUrl });
  const rounds = createRounds({ ...deps, summaryOf, board: createRoundsBoard(deps) }, it);
  const leavers = createLeavers(deps);
  return {
    board: createBoard(deps, () => homes.refresh()),
    broadcastBoard: createBroadcastBoard(deps),
    checkMember: (who) => members.check(who),
    work: [
      { queue: lookupQueue, concurrency: 8, handle: createLookupWork(deps) },
      { queue: searchQueue, concurrency: 2, handle: createSearchWork(deps, search) },
      { queue: refusalQueue, concurrency: 2, handle: refusals.perform },
      { queue: roundsQueue, concurrency: 2, handle: (job) => rounds.perform(job), needsClock: true },
      { queue: togetherQueue, concurrency: 2, handle: (job) => together.perform(job) },
      { queue: leaversQueue, concurrency: 1, handle: () => leavers.perform() },
    ],
    async start() {
      await new Albums(store).catchUp();
      await rounds.begin();
      await leavers.begin();
    },
    async ensureScheduled() {
      await rounds.ensureScheduled();
      await leavers.ensureScheduled();
    },
  };
}
