import type { FastifyInstance } from "fastify";
import { createAccounts, type Accounts } from "../accounts/accounts";
import { createVault, type KeyRing, type Vault } from "../accounts/vault";
import { createBanners, type Banners } from "../broadcasts/banners";
import { createOutageWatch } from "../broadcasts/outage";
import { createRefetch, type RefetchCodes } from "../codes/refetch";
import { Chats } from "../conversation/chats";
import type { Catalog } from "../conversation/catalog";
import { createLiveCatalog, type LiveCatalog } from "../conversation/liveCatalog";
import type { Receive } from "../conversation/ports";
import type { Turns } from "../conversation/turn";
import type { Institution } from "../../dialogs/kit/institution";
import { createIds, type AccountId } from "../foundation/ids";
import { createAudit, type Audit } from "../helpdesk/audit";
import { createSeals } from "../helpdesk/auditChain";
import { createWorkTime } from "../helpdesk/workTime";
import { createIntake, type Intake } from "../ops/intake";
import type { Log } from "../ops/log";
import { createMetrics, type Metrics } from "../ops/metrics";
import { createRecentFailures, type RecentFailures } from "../ops/recentFailures";
import { opsRoutes } from "../ops/routes";
import { createTroubles, type Troubles } from "../ops/troubles";
import { tellQueue } from "../outbox/announce";
import { createJobAnnouncements, type JobAnnouncements } from "../outbox/jobAnnouncements";
import { exposeCounters } from "../statistics/metrics";
import { createStatistics, type StoredStatistics } from "../statistics/statistics";
import type { Store } from "../store/port";
import { createTexts, type Texts } from "../texts";
import { boardQueue, mailQueue, mergeQueue } from "../tickets/queues";
import { createProblems, type Problems } from "../tickets/problems/problems";
import type { StaffAnswers } from "../tickets/staffAnswers/port";
import { createStaffAnswers } from "../tickets/staffAnswers/staffAnswers";
import { createTicketing, type Ticketing } from "../tickets/ticketing";
import { intentsOf } from "../understanding";
import { createVotes, type Votes } from "../votes/votes";
import type { UsosClients } from "../usos/client";
import { voteWords, type SayVoteWords } from "../conversation/voteWords";
import { conversationOf, type MissedDeps } from "./conversation";
import type { HttpServer } from "./httpServer";
import type { Language } from "./language";
import { topicOf } from "./topicOf";

export interface CoreDeps {
  readonly language: Language;
  /** The texts as they are now, where something that is older than the core says them too. */
  readonly catalog?: LiveCatalog;
  readonly http: HttpServer;
  readonly store: Store;
  readonly usos: UsosClients;
  readonly institution: Institution;
  readonly keys: KeyRing;
  readonly publicUrl: () => string;
  /** After this time another process takes over the work of one that died, in milliseconds. */
  readonly leaseMs: number;
  readonly log: Log;
  readonly clock?: () => number;
  readonly random?: () => number;
  readonly ids?: () => string;
  /**
   * Why the time cannot be relied on, for the operator; undefined if it can. It is called whenever something depends on the time.
   */
  readonly clockDoubt?: () => string | undefined;
  readonly metrics?: Metrics;
  /** The token that requests for `/metrics` must present; undefined if none is required. */
  readonly metricsToken?: string | undefined;
  /** If undefined, messages that were not understood are not kept, and no other service is asked about them. */
  readonly missed?: MissedDeps | undefined;
}

/** The core that channels, the helpdesk and the mailbox are connected to: it processes chats and keeps the tickets for staff. */
export interface Core extends Required<
  Omit<CoreDeps, "language" | "catalog" | "missed" | "clockDoubt" | "metricsToken">
> {
  readonly server: FastifyInstance;
  /** The topic of a text, for the statistics. */
  readonly topicOf: (text: string) => string;
  /** The method and address pattern of every route; complete once the server is ready. */
  readonly routes: readonly string[];
  readonly catalog: Catalog;
  /** Whether the time may be wrong. */
  readonly isClockDoubted: () => boolean;
  /** External systems that do not work as configured. */
  readonly troubles: Troubles;
  /** Counts the parts that fail repeatedly. */
  readonly failures: RecentFailures;
  /** The events of all chat systems that wait to be acknowledged. */
  readonly intake: Intake;
  readonly vault: Vault;
  readonly statistics: StoredStatistics;
  readonly accounts: Accounts;
  readonly chats: Chats;
  readonly jobAnnouncements: JobAnnouncements;
  readonly turns: Turns;
  readonly banners: Banners;
  /** Called with USOS's answer for an account: `ok`, or the refusal's code. */
  readonly noteUsosOutcome: (account: AccountId, outcome: string) => void;
  readonly receive: Receive;
  readonly ticketing: Ticketing;
  /** The answers that staff have ready to send. */
  readonly staffAnswers: StaffAnswers;
  /** The problems that support knows of. */
  readonly problems: Problems;
  readonly refetchCodes: RefetchCodes;
  /** The one audit log of this process: its entries are chained, and two writers would race for the chain. */
  readonly audit: Audit;
  readonly texts: Texts;
  readonly votes: Votes;
  readonly voteWords: SayVoteWords;
}

/**
 * Creates what everything else is connected to, in the order in which one thing needs another. Nothing here reads the
 * environment.
 */
export function createCore(deps: CoreDeps): Core {
  const { store, http, log, usos, publicUrl, leaseMs, clockDoubt = () => undefined } = deps;
  const { clock = () => store.now(), random = Math.random, ids = createIds(), metrics = createMetrics() } = deps;
  const { metricsToken } = deps;
  const { language, catalog = createLiveCatalog(language.catalog) } = deps;
  const troubles = createTroubles(log);
  const failures = createRecentFailures();
  const { server, routes, isStopping } = http;
  const { registry } = metrics;
  opsRoutes(server, {
    registry,
    troubles,
    failures,
    clockDoubt,
    metricsToken,
    check: () => store.check(),
    isStopping,
  });
  const vault = createVault(deps.keys);
  const statistics = createStatistics({
    store,
    clock,
    random,
    ids,
    log,
    timeZone: deps.institution.timeZone,
    onCounted: exposeCounters(registry),
  });
  const accounts = createAccounts(store, vault, statistics);
  const chats = new Chats(store, async (account) => (await accounts.get(account))?.chats ?? []);
  const jobAnnouncements = createJobAnnouncements();
  const banners = createBanners({ store, clock });
  const turns = conversationOf({
    ...deps,
    catalog,
    banners,
    clock,
    ids,
    metrics,
    jobAnnouncements,
    leaseMs,
    statistics,
    publicUrl,
  });
  const work = createWorkTime(deps.institution);
  const ticketing = createTicketing({
    store,
    vault,
    clock,
    log,
    publicUrl,
    chatsWith: (chatId) => chats.with(chatId),
    onLoop: () => metrics.letter("loop"),
    onDue: () => jobAnnouncements.due([mailQueue, boardQueue, mergeQueue, tellQueue]),
    statistics,
    workedBetween: (from, to) => work.between(from, to),
    tell: (chatId, happening, id) => turns.deliver(chatId, { kind: "happening", happening }, id),
  });
  const staffAnswers = createStaffAnswers({
    answers: language.staffAnswers,
    store,
    accounts,
    clock,
    catalog,
    statistics,
    desk: ticketing.desk,
    institution: deps.institution,
    topicsOf: (text) => intentsOf(language.understand(text)),
  });
  const audit = createAudit({ store, seals: createSeals(deps.keys), clock });
  const texts = createTexts({
    ...language,
    institution: deps.institution,
    live: catalog,
    store,
    audit,
    log,
    clock,
    ids,
  });
  const refetchCodes = createRefetch({ store, catalog, accounts, usos: usos.waiting, clock });

  return {
    ...deps,
    clock,
    random,
    ids,
    metrics,
    server,
    routes,
    catalog,
    topicOf: (text) => topicOf(language.understand(text)),
    isClockDoubted: () => clockDoubt() !== undefined,
    troubles,
    failures,
    intake: createIntake({ log, metrics }),
    vault,
    statistics,
    accounts,
    chats,
    jobAnnouncements,
    turns,
    banners,
    noteUsosOutcome: createOutageWatch({ banners, clock, log }),
    receive: turns.take,
    ticketing,
    staffAnswers,
    problems: createProblems({ store, clock }),
    refetchCodes,
    audit,
    texts,
    votes: createVotes({ store, statistics }),
    voteWords: voteWords(catalog),
  };
}
