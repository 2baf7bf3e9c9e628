import type { Vault } from "../../../accounts/vault";
import type { Audit } from "../../../helpdesk/audit";
import type { DeskCards } from "../../../helpdesk/deskCards";
import type { Lookup } from "../../../helpdesk/lookup";
import type { Refusals } from "../../../helpdesk/refusals";
import type { Say, SayText } from "../../../helpdesk/say";
import type { Log } from "../../../ops/log";
import type { Store } from "../../../store/port";
import type { Desk } from "../../../tickets/port";
import type { StaffAnswers } from "../../../tickets/staffAnswers/port";
import type { Connector } from "../connector";
import type { TeamsHelpdesk } from "./location";
import type { Members } from "./members";

/** The dependencies of the helpdesk in Teams. */
export interface DeskDeps {
  readonly connector: Connector;
  readonly location: TeamsHelpdesk;
  readonly store: Store;
  readonly cards: DeskCards;
  readonly desk: Desk;
  readonly staffAnswers: StaffAnswers;
  readonly audit: Audit;
  readonly refusals: Pick<Refusals, "note">;
  readonly lookup: Lookup;
  readonly members: Members;
  readonly vault: Pick<Vault, "seal" | "open">;
  readonly say: Say;
  /** Says a text that students read too. */
  readonly sayText: SayText;
  readonly log: Log;
  readonly clock: () => number;
  readonly ids: () => string;
  /** Called when a job of the helpdesk was committed, so that it starts at once. */
  readonly kick: () => void;
  /** How long a dialog waits for the answer of a look-up before it offers to wait on, in milliseconds. */
  readonly lookMs: number;
}
