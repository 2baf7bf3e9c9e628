import type { BroadcastBoard } from "../../broadcasts/port";
import { broadcastQueue } from "../../broadcasts/records";
import { createBroadcastWork } from "../../broadcasts/work";
import type { Channels } from "../channels";
import type { Core } from "../core";
import type { Work } from "../workers";

/** Sends the messages of the staff to many people. */
export function broadcastWork(core: Core, channels: Channels, board: BroadcastBoard | undefined): Work {
  const handle = createBroadcastWork({
    ...core,
    board,
    timeZone: core.institution.timeZone,
    running: channels.running,
    runs: (chatId) => channels.running(chatId) !== undefined,
    perSecond: (name) => channels.named(name)?.unaskedPerSecond ?? 1,
    replacesById: (name) => channels.named(name)?.replacesById ?? false,
    onDue: () => core.jobAnnouncements.due([broadcastQueue]),
  });
  return { queue: broadcastQueue, concurrency: 8, handle, needsClock: true };
}
