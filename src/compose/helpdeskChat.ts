import type { App } from "./app";
import { Albums } from "../accounts/albums";
import type { KeyRing } from "../accounts/vault";
import { createBoard } from "../channels/slack/helpdesk/board";
import { listenToDoubts } from "../channels/slack/helpdesk/listeners/doubt";
import { listenToHomes } from "../channels/slack/helpdesk/listeners/home";
import { listenToLookups } from "../channels/slack/helpdesk/listeners/lookup";
import { listenToCards } from "../channels/slack/helpdesk/listeners/press";
import { listenToReplies } from "../channels/slack/helpdesk/listeners/reply";
import { listenToThreads } from "../channels/slack/helpdesk/listeners/thread";
import { createLookupWork, lookupQueue } from "../channels/slack/helpdesk/lookupWork";
import { createMembers } from "../channels/slack/helpdesk/members";
import type { ListenerParts, Say } from "../channels/slack/helpdesk/parts";
import type { HelpdeskLocation } from "../channels/slack/helpdesk/location";
import { createRounds, roundsQueue } from "../channels/slack/helpdesk/rounds";
import type { SlackChannel } from "../channels/slack";
import type { Institution } from "../../dialogs/kit/institution";
import { t } from "../../dialogs/kit/text";
import { createAudit } from "../helpdesk/audit";
import { createSeals } from "../helpdesk/auditChain";
import { createLookup } from "../helpdesk/lookup";
import type { HelpdeskConfig } from "../config/helpdesk";
import type { Log } from "../ops/log";
import type { Store } from "../store/port";
import type { UsosAdminClient } from "../usos/types";

export interface HelpdeskParts extends Pick<HelpdeskConfig, "digestHour" | "remindMs"> {
  readonly store: Store;
  readonly log: Log;
  readonly location: HelpdeskLocation;
  readonly institution: Institution;
  /** The keys in TOKEN_KEYS; they seal the audit log. */
  readonly keys: KeyRing;
  /** Undefined where the institution has not granted an administrative key. */
  readonly admin: Pick<UsosAdminClient, "checkOrdersStatus"> | undefined;
  readonly clock?: () => number;
}

export interface Helpdesk {
  /** Must be awaited before the app starts: adds older accounts to the index and schedules the rounds. */
  start(): Promise<void>;
}

/** Adds the helpdesk to Slack: staff see tickets in its channel as well as in their mailbox. Must be called before `slack.start`. */
export function addHelpdesk(app: App, slack: SlackChannel, it: HelpdeskParts): Helpdesk {
  const { store, log, location, institution } = it;
  // By default the store's clock, because all processes must agree on which of them performs a round, and until when.
  const clock = it.clock ?? (() => store.now());
  const { catalog, accounts, ticketService } = app;
  const { desk } = ticketService;
  const say: Say = (key, lang, values) => catalog.say(t(key === "plain" ? key : `helpdesk.${key}`, values), lang);
  const audit = createAudit({ store, seals: createSeals(it.keys), clock });
  const lookup = createLookup({ store, accounts, desk, admin: it.admin, institution, clock });
  const members = createMembers({ api: slack.api, installations: slack.installations, location, clock });
  const kick = (): void => work.wake();
  const { timeZone } = institution;
  const parts: ListenerParts = {
    slack,
    location,
    store,
    desk,
    audit,
    lookup,
    members,
    say,
    log,
    clock,
    timeZone,
    kick,
    strangers: new Set(),
  };
  listenToCards(parts);
  listenToReplies(parts);
  listenToThreads(parts);
  listenToDoubts(parts);
  listenToLookups(parts);
  const homes = listenToHomes(parts);
  ticketService.useBoard(createBoard(parts, () => homes.refresh()));
  const rounds = createRounds(parts, it);
  const work = app.addWork(lookupQueue, 8, createLookupWork(parts));
  app.addWork(roundsQueue, 2, (job) => rounds.perform(job), { needsClock: true });
  return {
    async start() {
      await new Albums(store).catchUp();
      await rounds.begin();
    },
  };
}
