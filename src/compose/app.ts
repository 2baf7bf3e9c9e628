import { createLinking } from "../accounts/linking/linking";
import type { LinkPages } from "../accounts/linkPages";
import { deriveKeys } from "../accounts/vault";
import { expectedBy } from "../helpdesk/expected";
import { createWorkTime } from "../helpdesk/workTime";
import type { BroadcastBoard } from "../broadcasts/port";
import { createCalendar } from "../calendar/calendar";
import { createCodes, type Codes } from "../codes/codes";
import type { Channel } from "../conversation/ports";
import { createCopies } from "../privacy/copy/copies";
import { copyAddresses, copyRoutes } from "../privacy/copy/routes";
import { measureBacklog } from "../ops/backlog";
import type { Pace } from "../orders/pace";
import type { Worker } from "../outbox/worker";
import { createTickets, type Tickets } from "../tickets/tickets";
import { runningChannels } from "./channels";
import type { Core } from "./core";
import { signInRoutes } from "./signInRoutes";
import { accountWork } from "./work/accounts";
import { announcementWork } from "./work/announcements";
import { broadcastWork } from "./work/broadcasts";
import { codeWork } from "./work/codes";
import { orderWork } from "./work/orders";
import { outboxWork } from "./work/outbox";
import { statisticsWork } from "./work/statistics";
import { ticketWork, type TicketWorkDeps } from "./work/tickets";
import { copyWork } from "./work/copies";
import { voteWork } from "./work/votes";
import { createWorkers, type Work } from "./workers";

/** The parts that were connected to the core. */
export interface Connected {
  readonly channels: readonly Channel[];
  readonly board?: TicketWorkDeps["board"];
  /** The choice of letters that staff get about a ticket. */
  readonly letters?: TicketWorkDeps["letters"];
  /** Where staff see the outcome of a message to many people. */
  readonly broadcastBoard?: BroadcastBoard | undefined;
  /** The queues of the connected parts. */
  readonly work?: readonly Work[];
}

export interface AppDeps extends Connected, TicketWorkDeps {
  /** How often the sign-in pages may be opened. By default this process counts alone, and trusts no proxy. */
  readonly signInPages?: Partial<LinkPages["limits"]>;
  readonly pace: Pace;
  readonly secretShownMs: number;
  /** The maximum rest of a queue when nothing is due, in milliseconds. */
  readonly idleMs?: number;
}

export interface App extends Core {
  readonly codes: Codes;
  readonly tickets: Tickets;
  readonly workers: readonly Worker[];
  /** Accepts requests and starts the workers; the server must be ready. */
  start(): Promise<void>;
  /** Accepts no new work and resolves when the running work has finished. The store stays open. */
  stop(): Promise<void>;
}

/** Creates the product from its core and the connected parts, in the order in which one thing needs another. */
export function createApp(core: Core, deps: AppDeps): App {
  const { store, clock, http, metrics, failures, ticketing, usos, statistics } = core;
  const channels = runningChannels(deps.channels, (name) => failures.note(`channel ${name}`));
  const codes = createCodes({
    ...core,
    usos: usos.waiting,
    channelOf: channels.of,
    showForMs: deps.secretShownMs,
  });
  const linking = createLinking({
    ...core,
    usos: usos.signIn,
    institution: core.institution.id,
    // Six digits are quickly guessed from a copied hash, unless it was made with a key that is not in the store.
    codeKeys: deriveKeys(core.keys, "link code"),
    titleOf: channels.titleOf,
  });
  const calendar = createCalendar(core);
  const tickets = createTickets({
    store,
    clock,
    statistics,
    topicOf: core.topicOf,
    expectedAt: expectedBy(core.institution, createWorkTime(core.institution)),
    problems: core.problems,
    ...ticketing,
    hasBoard: deps.board !== undefined,
  });
  const addresses = copyAddresses(core);
  const { of: channelOf, titleOf } = channels;
  const copies = createCopies({ ...core, tickets, channelOf, titleOf, urlOf: addresses.urlOf });
  const onFailure = (queue: string): void => {
    failures.note(`queue ${queue}`);
    metrics.jobFailed(queue);
  };
  const whenQuiet = (): Promise<void> | undefined => core.intake.whenQuiet();
  const workers = createWorkers(
    { ...core, idleMs: deps.idleMs ?? 1_000, onFailure, whenQuiet },
    core.jobAnnouncements,
    [
      outboxWork(core, { channels, codes, linking, tickets, calendar, copies }),
      announcementWork(core, channels),
      broadcastWork(core, channels, deps.broadcastBoard),
      orderWork(core, deps.pace),
      codeWork(codes),
      voteWork(core),
      copyWork(copies),
      ...accountWork(core),
      statisticsWork(statistics),
      ...ticketWork(core, deps),
      ...(deps.work ?? []),
    ],
  );
  measureBacklog(metrics.registry, {
    depths: workers.depths,
    untilDue: workers.untilDue,
    stuckTickets: ticketing.stuck,
  });
  signInRoutes(core, { linking, channels, limits: deps.signInPages });
  core.server.register((scope, _, done) => {
    copyRoutes(scope, { ...core, addresses, copies, channelOf });
    done();
  });
  core.server.register((scope, _, done) => {
    ticketing.register(scope);
    calendar.register(scope);
    done();
  });

  return {
    ...core,
    codes,
    tickets,
    workers: workers.all,
    async start() {
      await ticketing.catchUp();
      await core.texts.follower.start();
      http.acceptRequests();
      workers.start();
      statistics.start();
    },
    async stop() {
      http.announceStop();
      await core.texts.follower.stop();
      await workers.stop();
      await statistics.stop();
    },
  };
}
