import type { ChatId } from "../foundation/ids";
import type { ChatOf } from "../conversation/chats";
import type { Turns } from "../conversation/turn";
import type { Happening } from "../../dialogs/kit/effects";
import type { Job, Store } from "../store/port";
import { afterNight } from "../foundation/night";
import { canWait, isAnnounced, tell, toldBy, type Announced, type Announcement } from "./announce";
import type { JobResult } from "./attempt";

export interface TellerDeps {
  readonly store: Store;
  readonly turns: Pick<Turns, "deliver">;
  /** All chats of the people who own the given chats. Chats that can no longer be written to are left out. */
  readonly chatsOf: (chats: readonly ChatId[]) => Promise<readonly ChatOf[]>;
  /** The display name of the chat system that a chat is in. */
  readonly titleOf: (chatId: ChatId) => string;
  /** A temporary URL of a picture in a ticket. */
  readonly pictureUrl: (ticket: Extract<Announced, { kind: "ticketAnswered" }>, at: number) => string;
  /** The institution's time zone, which decides when it is night. */
  readonly timeZone: string;
  readonly clock: () => number;
  /** Called when a student could not be told what staff wrote, because none of their chats can be written to. */
  readonly onUndelivered: (answer: Extract<Announced, { kind: "ticketAnswered" }>) => Promise<void>;
  /** Called after a chat was told something. */
  readonly onTold: (chatId: ChatId) => Promise<void>;
}

/** Tells chats what happened while their students were away. */
export function createTeller(deps: TellerDeps): (job: Job) => Promise<JobResult> {
  const { store, turns, chatsOf, clock } = deps;

  return async (job) => {
    const it = toldBy(job);
    if ("to" in it) return announce(job, it);
    // The job may be late because its process died, so it may run at night although it was scheduled for the day.
    const now = clock();
    const morning = canWait(it.happening) ? afterNight(now, deps.timeZone) : now;
    if (morning > now) return { againInMs: morning - now };
    await turns.deliver(it.chatId, { kind: "happening", happening: it.happening }, it.eventId);
    await deps.onTold(it.chatId);
    return "done";
  };

  /**
   * Decides once which chat gets the full content, and commits that before any chat is told. Otherwise a student who writes in
   * another chat meanwhile could be sent from one chat to the other and back.
   */
  async function announce(job: Job, { to, happening, eventId }: Announcement): Promise<JobResult> {
    const chats = [...(await chatsOf(to))].sort((a, b) => b.chat.lastSeenAt - a.chat.lastSeenAt);
    const [main] = chats;
    if (!main && happening.kind === "ticketAnswered") await deps.onUndelivered(happening);
    const schedule = chats.map(({ chatId }) =>
      tell(
        chatId,
        main && chatId !== main.chatId ? inShort(happening, deps.titleOf(main.chatId)) : inFull(happening),
        eventId,
        clock(),
      ),
    );
    const finish = [{ queue: job.queue, id: job.id, claim: job.claim }];
    await store.commit({ partition: job.partition, finish, schedule });
    return "finished";
  }

  function inFull(happening: Happening): Happening {
    if (happening.kind !== "ticketAnswered") return happening;
    const files = happening.files.map((file, at) =>
      file.shown ? { ...file, url: deps.pictureUrl(happening, at) } : file,
    );
    return { ...happening, files };
  }
}

function inShort(happening: Happening, chat: string): Happening {
  if (!isAnnounced(happening)) return happening;
  return happening.kind === "orderReady"
    ? {
        kind: "orderReadyElsewhere",
        orderId: happening.orderId,
        chat,
        ...(happening.isHeld && { isHeld: happening.isHeld }),
      }
    : { kind: "ticketAnsweredElsewhere", ticket: happening.ticket, chat };
}
