import type { FastifyInstance } from "fastify";
import type { Vault } from "../accounts/vault";
import type { ChatId } from "../foundation/ids";
import type { Log } from "../ops/log";
import type { JobResult } from "../outbox/attempt";
import type { Statistics } from "../statistics/port";
import type { Job, Store } from "../store/port";
import { createArrival, type Arrival, type ArrivalDeps } from "./arrival";
import { countsAfter, type WorkedBetween } from "./counted";
import { createDesk } from "./desk";
import { createMergeWork } from "./merging/mergeWork";
import { createPictureAddresses, picturesPath, type PictureName } from "./pictureAddresses";
import { pictureRoutes } from "./pictureRoutes";
import { isToldTooOften, nextOfTooOften, tooOftenMessage } from "./noticeLimits";
import type { Desk } from "./port";
import { createSeenTickets, type SeenTickets } from "./seenTickets";
import { createStaffNotices } from "./staffNotices";
import { isStuck, type Entry } from "./ticket";
import { TicketIndex } from "./ticketIndex";
import { TicketStore } from "./ticketStore";

export interface TicketingDeps {
  readonly store: Store;
  readonly vault: Pick<Vault, "seal" | "open">;
  readonly tell: ArrivalDeps["tell"];
  /** A chat itself and the others of its account. */
  readonly chatsWith: (chatId: ChatId) => Promise<readonly ChatId[]>;
  readonly publicUrl: () => string;
  /** Called when a letter or a card must be sent. */
  readonly onDue: () => void;
  /** Called when copies of answers by mail stop, because programs seem to answer each other. */
  readonly onLoop?: () => void;
  readonly statistics: Pick<Statistics, "jobFor">;
  readonly workedBetween: WorkedBetween;
  readonly clock: () => number;
  readonly log: Log;
}

/** The tickets as they are stored, as staff handle them, and as students see them. */
export interface Ticketing {
  readonly tickets: TicketStore;
  readonly arrival: Arrival;
  readonly desk: Desk;
  readonly seen: SeenTickets;
  pictureUrl(it: PictureName): string;
  /** Serves the pictures that came with answers. */
  register(app: FastifyInstance): void;
  /** Records on the ticket that the student could not be told what staff wrote, so that staff see it. */
  unheard(chatId: ChatId, ticket: string, entry: string): Promise<void>;
  /** Keeps merged tickets together. */
  readonly mergeWork: (job: Job) => Promise<JobResult>;
  /** How many open tickets have not reached the staff although every way was tried. */
  readonly stuck: () => Promise<number>;
  /** Migrates what an older version stored. */
  catchUp(): Promise<void>;
}

export function createTicketing(deps: TicketingDeps): Ticketing {
  const { store, vault, clock, chatsWith } = deps;
  const index = new TicketIndex(store);
  const tickets = new TicketStore(store, index, clock, deps.onDue, (ticket, entry) =>
    countsAfter(ticket, entry, deps.workedBetween).map((it) => deps.statistics.jobFor(it)),
  );
  const arrival = createArrival({ store, tickets, tell: deps.tell, clock });
  const addresses = createPictureAddresses({ vault, clock });
  const pictureUrl = (it: PictureName): string => `${deps.publicUrl()}${picturesPath}${addresses.seal(it)}`;
  const notices = createStaffNotices({ store, clock, log: deps.log });
  const desk = createDesk({
    store,
    chatsWith,
    tickets,
    arrival,
    notices,
    onLoop(ticket) {
      deps.log.warn({ ticket, next: nextOfTooOften }, "the office and support get no more copies of answers by mail");
      deps.onLoop?.();
    },
    clock,
  });

  return {
    tickets,
    arrival,
    desk,
    seen: createSeenTickets({
      tickets,
      chatsWith,
      pictureUrl: (chatId, ticket, entry, at) => pictureUrl({ person: chatId, ticket, entry, at }),
    }),
    pictureUrl,
    mergeWork: createMergeWork({ store, tickets, get: (id) => desk.get(id), chatsWith, clock }),
    register: (app) => pictureRoutes(app, store, addresses),
    async unheard(chatId, id, of) {
      const entry: Entry = {
        id: `unheard:${of}`,
        at: new Date(clock()).toISOString(),
        what: "unreachable",
        from: "student",
        via: "chat",
        author: null,
        text: "",
        files: [],
      };
      const found = { isTooOften: false };
      await tickets.enter(chatId, id, (it) => {
        const before = it.entries.filter(({ what }) => what === "unreachable");
        if (before.some((known) => known.id === entry.id)) return undefined;
        found.isTooOften = isToldTooOften(
          before.map(({ at }) => Date.parse(at)),
          clock(),
        );
        return found.isTooOften ? undefined : { ticket: { ...it, entries: [...it.entries, entry] }, entry };
      });
      if (found.isTooOften) deps.log.warn({ ticket: id, next: nextOfTooOften }, tooOftenMessage);
    },
    stuck: async () => (await desk.open()).filter(({ ticket }) => isStuck(ticket)).length,
    catchUp: () => index.catchUp(),
  };
}
