import type { BroadcastBoard } from "../broadcasts/port";
import type { HelpdeskConfig } from "../config/helpdesk";
import type { CheckHelpdesk } from "../staff/gate";
import type { Board } from "../tickets/port";
import type { UsosAdminClient } from "../usos/types";
import type { Work } from "./workers";

/**
 * The helpdesk at a chat, in a channel of Slack or of Teams: staff see tickets there as well as in their mailbox, answer in the
 * threads of their cards and look students up.
 */
export interface Helpdesk {
  readonly board: Board;
  /** Where the outcome of messages to many people is told; undefined if staff cannot send them from there. */
  readonly broadcastBoard: BroadcastBoard | undefined;
  readonly work: readonly Work[];
  /** Tells whether somebody is on the helpdesk's staff; undefined if it does not hand out links to the staff pages. */
  readonly checkMember: CheckHelpdesk | undefined;
  /** Must be awaited before the app starts: adds older accounts to the index and schedules the rounds. */
  start(): Promise<void>;
  /** Schedules the rounds again if the store has lost them. */
  ensureScheduled(): Promise<void>;
}

/** The needs of a helpdesk, wherever it is. */
export interface HelpdeskNeeds extends Pick<HelpdeskConfig, "digestHour" | "remindMs" | "hasWeekly"> {
  /** Undefined if the institution has not granted an administrative key. */
  readonly admin: Pick<UsosAdminClient, "checkOrdersStatus"> | undefined;
}
