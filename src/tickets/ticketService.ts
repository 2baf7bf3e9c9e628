import type { ChatId } from "../foundation/ids";
import type { FastifyInstance } from "fastify";
import type { Vault } from "../accounts/vault";
import type { JobResult } from "../outbox/attempt";
import type { Job } from "../store/port";
import { createArrival } from "./arrival";
import { createBoardWork } from "./boardWork";
import { createDesk } from "./desk";
import { createPictureAddresses, picturesPath, type PictureName } from "./pictureAddresses";
import { pictureRoutes } from "./pictureRoutes";
import type { Board, Desk } from "./port";
import { createPost, type PostParts } from "./post";
import type { ArrivalParts } from "./arrival";
import { isStuck, type Entry } from "./ticket";
import { TicketIndex } from "./ticketIndex";
import { createTickets, type Tickets } from "./tickets";
import { TicketStore } from "./ticketStore";

export interface TicketServiceParts extends Omit<PostParts, "arrival"> {
  readonly vault: Pick<Vault, "seal" | "open">;
  readonly tell: ArrivalParts["tell"];
  /** A chat itself and the others of its account. */
  readonly chatsWith: (chatId: ChatId) => Promise<readonly string[]>;
  readonly publicUrl: () => string;
  /** Called when there is a letter or a card to be sent. */
  readonly kick: () => void;
  readonly clock: () => number;
}

/** Support by people: the tickets as students see them, staff who read mail, and staff who use a board. */
export interface TicketService {
  readonly tickets: Tickets;
  readonly desk: Desk;
  /** Handles the job that sends a letter. */
  readonly post: (job: Job) => Promise<JobResult>;
  /** Handles the job that brings a card up to date. */
  readonly boardWork: (job: Job) => Promise<JobResult>;
  pictureUrl(it: PictureName): string;
  /** Notes on the ticket that the student could not be told what staff wrote, so that staff see it. */
  unheard(chatId: ChatId, ticket: string, entry: string): Promise<void>;
  /** Serves the pictures that came with answers. */
  register(app: FastifyInstance): void;
  /** From now on tickets are shown on this board as well. */
  useBoard(board: Board): void;
  /** How many open tickets have not reached the staff although every way was tried. */
  stuck(): Promise<number>;
  /** Migrates what an older version stored. */
  catchUp(): Promise<void>;
}

export function createTicketService(parts: TicketServiceParts): TicketService {
  const { store, vault, clock, log } = parts;
  let board: Board | undefined;
  const index = new TicketIndex(store);
  const tickets = new TicketStore(store, index, clock, parts.kick);
  const arrival = createArrival({ store, tickets, tell: parts.tell, clock });
  const addresses = createPictureAddresses({ vault, clock });
  const pictureUrl = (it: PictureName): string => `${parts.publicUrl()}${picturesPath}${addresses.seal(it)}`;
  const desk = createDesk({ store, tickets, arrival, clock });

  return {
    desk,
    tickets: createTickets({
      store,
      tickets,
      chatsWith: parts.chatsWith,
      pictureUrl: (chatId, ticket, entry, at) => pictureUrl({ person: chatId, ticket, entry, at }),
      hasBoard: () => board !== undefined,
      clock,
    }),
    post: createPost({ ...parts, arrival }),
    boardWork: createBoardWork({ store, tickets, board: () => board, arrival, clock, log }),
    pictureUrl,
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
      await tickets.enter(chatId, id, (it) =>
        it.entries.some((known) => known.id === entry.id)
          ? undefined
          : { ticket: { ...it, entries: [...it.entries, entry] }, entry },
      );
    },
    register: (app) => pictureRoutes(app, store, addresses),
    useBoard: (it) => {
      board = it;
    },
    stuck: async () => (await desk.open()).filter(({ ticket }) => isStuck(ticket)).length,
    catchUp: () => index.catchUp(),
  };
}
