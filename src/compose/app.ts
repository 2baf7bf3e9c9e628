import type { Server } from "node:http";
import type { FastifyInstance } from "fastify";
import type { Registry } from "prom-client";
import { createAccounts, type Accounts } from "../accounts/accounts";
import { ceremonyQueue } from "../accounts/ceremony";
import { linkEffects } from "../accounts/effects";
import { linkedChatFacts } from "../accounts/facts";
import { createCeremonyEnd, createRevoker, revocationQueue } from "../accounts/leaving";
import { createLinking } from "../accounts/linking";
import type { LinkPages } from "../accounts/linkPages";
import { createVault, deriveKeys, type KeyRing, type Vault } from "../accounts/vault";
import type { Channel, Receive } from "../conversation/ports";
import { outboxQueue } from "../conversation/action";
import { Chats } from "../conversation/chats";
import type { Catalog } from "../conversation/catalog";
import { placeOf, type Script } from "../conversation/script";
import { createTurns, type Turns } from "../conversation/turn";
import { saying } from "../../dialogs";
import type { Institution } from "../../dialogs/kit/institution";
import { createChannels } from "./channels";
import { signInRoutes } from "./signInRoutes";
import { createHttpServer, langOf, type HttpServer } from "./httpServer";
import { createIds, type ChatId } from "../foundation/ids";
import type { Language } from "./language";
import type { Log } from "../ops/log";
import { createMetrics, type Metrics } from "../ops/metrics";
import { opsRoutes } from "../ops/routes";
import { createTroubles, type Troubles } from "../ops/troubles";
import { createFollower } from "../orders/follow";
import { followQueue } from "../orders/observe";
import type { Pace } from "../orders/pace";
import { createSecondOpinion, type Endpoint } from "../opinion";
import { createCodes, type Codes } from "../codes/codes";
import { codeEffects } from "../codes/effects";
import { hideQueue } from "../codes/showings";
import { orderEffects } from "../orders/effects";
import { orderFacts } from "../orders/facts";
import { tellQueue } from "../outbox/announce";
import { createPerformer, isSaid } from "../outbox/perform";
import { createTeller } from "../outbox/teller";
import type { Worker, WorkerParts } from "../outbox/worker";
import { privacyEffects } from "../privacy/effects";
import { heldBy, heldFacts } from "../privacy/facts";
import { mask } from "../privacy/mask";
import { redactPesel } from "../foundation/redact";
import type { Store } from "../store/port";
import { ticketEffects } from "../tickets/effects";
import { ticketFacts } from "../tickets/facts";
import { smtpTrouble } from "../tickets/mailTrouble";
import type { PostParts, ReplyTo } from "../tickets/post";
import { boardQueue, mailQueue } from "../tickets/queues";
import { createTicketService, type TicketService } from "../tickets/ticketService";
import { createWorkers, type QueueOptions } from "./workers";
import type { UsosClients } from "../usos/client";

export interface AppParts {
  readonly language: Language;
  /** A server that is already listening. By default the app creates its own, which is not listening yet. */
  readonly http?: Server;
  readonly store: Store;
  readonly usos: UsosClients;
  readonly mail: PostParts["mail"];
  readonly mailFrom: string;
  /** The address at which staff can answer a ticket by mail; undefined when nobody reads such answers. */
  readonly replyTo?: ((ticket: string) => ReplyTo) | undefined;
  readonly institution: Institution;
  readonly keys: KeyRing;
  readonly publicUrl: () => string;
  /** How often the sign-in pages may be opened. By default this process counts alone, and trusts no proxy. */
  readonly signInPages?: Partial<LinkPages["limits"]>;
  readonly pace: Pace;
  readonly secretShownMs: number;
  /** After how long another process takes over the work of one that died, in milliseconds; 30 s by default. */
  readonly leaseMs?: number;
  readonly log: Log;
  readonly clock?: () => number;
  readonly random?: () => number;
  readonly ids?: () => string;
  /** Why the time cannot be relied on, for the operator; undefined when it can. Asked whenever something depends on it. */
  readonly clockDoubt?: () => string | undefined;
  /** The registry for metrics; by default a new one. */
  readonly registry?: Registry;
  /** Undefined: messages that were not understood are not kept, and no other service is asked about them. */
  readonly missed?: {
    /** For how many days such messages are kept; 0: they are not kept. */
    readonly keptDays: number;
    readonly endpoint: Endpoint | undefined;
  };
  /** The maximum rest of a queue when nothing is due, in milliseconds. */
  readonly idleMs?: number;
}

export interface App {
  readonly server: FastifyInstance;
  readonly routes: HttpServer["routes"];
  readonly receive: Receive;
  readonly turns: Turns;
  readonly codes: Codes;
  readonly vault: Vault;
  readonly catalog: Catalog;
  readonly metrics: Metrics;
  /** What outside does not work as it is set up. */
  readonly troubles: Troubles;
  readonly accounts: Accounts;
  readonly ticketService: TicketService;
  readonly workers: readonly Worker[];
  /** Adds a queue of another part of the product; only before `start`. */
  addWork(queue: string, concurrency: number, handle: WorkerParts["handle"], options?: QueueOptions): Worker;
  /** Adds a channel; only before `start`. */
  addChannel(channel: Channel): void;
  /** Accepts requests and starts the workers; the server must be ready. */
  start(): Promise<void>;
  /** Accepts no new work and resolves when the running work has finished. The store stays open. */
  stop(): Promise<void>;
}

/** Assembles the product from its parts. Nothing here reads the environment. */
export function createApp(parts: AppParts): App {
  const { store, usos, institution, log } = parts;
  const clock = parts.clock ?? (() => store.now());
  const { clockDoubt = () => undefined } = parts;
  const isClockDoubted = (): boolean => clockDoubt() !== undefined;
  const random = parts.random ?? Math.random;
  const ids = parts.ids ?? createIds();
  const { catalog, answers, understand, readReply } = parts.language;
  const { keptDays = 0, endpoint } = parts.missed ?? {};
  const practice = { missedKeptDays: keptDays, asksModel: endpoint !== undefined };
  const script: Script = { ...saying, institution, answers, practice };
  const vault = createVault(parts.keys);
  const accounts = createAccounts(store, vault);
  const channels = createChannels();
  const troubles = createTroubles(log);
  const channelOf = (chatId: ChatId): Channel => channels.of(chatId);
  /** Also of a channel that was switched off since somebody linked a chat there. */
  const titleOf = (chatId: ChatId): string => channels.running(chatId)?.title ?? chatId.slice(0, chatId.indexOf(":"));
  const leaseMs = parts.leaseMs ?? 30_000;
  const idleMs = parts.idleMs ?? 1_000;
  const onFailure = (queue: string): void => metrics.jobFailed(queue);
  const workers = createWorkers({ store, clock, random, log, idleMs, leaseMs, onFailure, isClockDoubted });
  const metrics = createMetrics({
    depths: () => workers.depths(),
    untilDue: () => workers.untilDue(),
    stuckTickets: () => ticketService.stuck(),
    ...(parts.registry ? { registry: parts.registry } : {}),
  });

  const opinion =
    endpoint &&
    createSecondOpinion({
      endpoint,
      fetch,
      mask,
      clock,
      count: metrics.opinion,
      onCircuit: (state) =>
        log.warn({ state }, "the model at UNDERSTANDING_URL is left alone while this is not closed"),
    });
  const turns = createTurns({
    store,
    script,
    catalog,
    understand,
    readReply,
    clock,
    ids,
    leaseMs,
    redact: redactPesel,
    perform: (jobs, known) => workers.perform(outboxQueue, jobs, known),
    onTurn: metrics.turn,
    missed: {
      count: metrics.missed,
      keeping: keptDays > 0 ? { mask, clock } : undefined,
      secondOpinion: opinion,
    },
  });
  const place = { accounts, usos: usos.waiting, institution, clock };
  const codes = createCodes({ ...place, store, catalog, channelOf, showForMs: parts.secretShownMs });
  const chats = new Chats(store, async (account) => (await accounts.get(account))?.persons ?? []);
  const ticketService = createTicketService({
    store,
    vault,
    mail: parts.mail,
    from: parts.mailFrom,
    replyTo: parts.replyTo,
    institution,
    catalog,
    log,
    clock,
    onMail(err) {
      const trouble = err === undefined ? undefined : smtpTrouble(err);
      if (err === undefined) troubles.works("smtp");
      else if (trouble) troubles.report("smtp", trouble);
    },
    publicUrl: parts.publicUrl,
    chatsWith: (chatId) => chats.with(chatId),
    kick: () => workers.wake([mailQueue, boardQueue, tellQueue]),
    tell: (chatId, happening, id) => turns.deliver(chatId, { kind: "happening", happening }, id),
  });
  const { tickets } = ticketService;
  // Six digits are quickly guessed from a copied hash; hashed with a key that is not in the store they cannot be.
  const codeKeys = deriveKeys(parts.keys, "link code");
  const linking = createLinking({
    store,
    accounts,
    vault,
    usos: usos.signIn,
    institution: institution.id,
    publicUrl: parts.publicUrl,
    codeKeys,
    titleOf,
    clock,
    ids,
  });
  const leaving = { store, accounts, vault, usos: usos.waiting, clock };
  const leftovers = { ...leaving, usos: usos.background };

  const hideCodes = (chat: string, orderId?: string) => codes.hide(chat, orderId);
  const performers = {
    ...linkEffects({ ...leaving, linking, channelOf, titleOf, hideCodes }),
    ...orderEffects({ ...place, hideCodes }),
    ...codeEffects(codes),
    ...ticketEffects({
      tickets,
      catalog,
      heldOf: heldBy(accounts),
      placeOf: (dialog, step) => placeOf(script, dialog, step),
    }),
    ...privacyEffects({ ...leaving, tickets, codes, catalog, channelOf, forget: (chat) => turns.forget(chat) }),
  };
  const readers = {
    ...orderFacts(place),
    ...ticketFacts(tickets),
    ...heldFacts(accounts, tickets),
    ...linkedChatFacts({ accounts, chats, titleOf }),
  };
  const performer = createPerformer({ store, turns, channelOf, performers, readers, log });
  workers.add(outboxQueue, 64, performer, { keepsPlace: isSaid });
  const refresh = async (chatId: ChatId): Promise<void> => {
    const channel = channels.running(chatId);
    const chat = channel?.refresh && (await chats.get(chatId));
    if (chat) await channel.refresh?.(chat.address);
  };
  const teller = createTeller({
    store,
    turns,
    clock,
    chatsOf: (keys) => chats.reachable(keys),
    titleOf,
    pictureUrl: ({ of, ticket, entry }, at) => ticketService.pictureUrl({ person: of, ticket, entry, at }),
    onUndelivered: ({ of, ticket, entry }) => ticketService.unheard(of, ticket, entry),
    onTold: refresh,
  });
  workers.add(tellQueue, 64, teller);
  const follower = createFollower({ ...place, usos: usos.background, pace: parts.pace, random, isClockDoubted });
  workers.add(followQueue, 32, follower, { leastRestMs: 50 });
  workers.add(hideQueue, 32, (job) => codes.onDue(job));
  workers.add(ceremonyQueue, 8, createCeremonyEnd(leftovers), { needsClock: true });
  workers.add(revocationQueue, 8, createRevoker(leftovers), { needsClock: true });
  workers.add(mailQueue, 8, ticketService.post);
  workers.add(boardQueue, 8, ticketService.boardWork);
  let stopping = false;
  const { server, routes, acceptRequests } = createHttpServer(parts.http, catalog, log);
  const ready = { check: () => store.check(), isStopping: () => stopping };
  opsRoutes(server, { registry: metrics.registry, troubles, clockDoubt, ...ready });
  const pages = { linking, catalog, lang: langOf, log, limits: parts.signInPages };
  signInRoutes(server, { ...pages, chats, channels, clock });
  server.register((scope, _, done) => {
    ticketService.register(scope);
    done();
  });

  return {
    server,
    routes,
    receive: (incoming) => turns.take(incoming),
    turns,
    codes,
    vault,
    catalog,
    metrics,
    troubles,
    accounts,
    ticketService,
    get workers() {
      return workers.all();
    },
    addWork: (queue, concurrency, handle, more) => workers.add(queue, concurrency, handle, more),
    addChannel: (channel) => channels.add(channel),
    async start() {
      await ticketService.catchUp();
      acceptRequests();
      workers.start();
    },
    async stop() {
      stopping = true;
      await workers.stop();
    },
  };
}
