import type { Lang, Value } from "../../../../dialogs/kit/text";
import type { Audit } from "../../../helpdesk/audit";
import type { Lookup } from "../../../helpdesk/lookup";
import type { Log } from "../../../ops/log";
import type { Store } from "../../../store/port";
import type { Desk } from "../../../tickets/port";
import type { SlackChannel } from "..";
import type { Members } from "./members";
import type { HelpdeskLocation } from "./location";

/** A sentence of `helpdesk` in the locale files; «plain» says its `value` alone. */
export type Say = (key: string, lang: Lang, values?: Readonly<Record<string, Value>>) => string;

/** What the helpdesk's listeners work with. */
export interface ListenerParts {
  readonly slack: Pick<SlackChannel, "api" | "bolt" | "homes" | "installations" | "tasks">;
  readonly location: HelpdeskLocation;
  readonly store: Store;
  readonly desk: Desk;
  readonly audit: Audit;
  readonly lookup: Lookup;
  readonly members: Members;
  readonly say: Say;
  readonly log: Log;
  readonly clock: () => number;
  readonly timeZone: string;
  /** Those whose refusal the log has already; the audit log has every one. */
  readonly strangers: Set<string>;
  /** A look-up was committed. */
  readonly kick: () => void;
}

/** The language of what the whole team reads. */
export const teamLang: Lang = "pl";

/** What the helpdesk's own elements and views are called. */
export const names = {
  deed: "helpdesk:do:",
  priority: "helpdesk:priority",
  reply: "helpdesk:reply",
  look: "helpdesk:look",
  link: "helpdesk:link:",
  filter: "helpdesk:filter",
  page: "helpdesk:page:",
  studentHome: "helpdesk:studentHome",
  command: "/mlegitymacja-status",
  shortcut: "legitka_status",
} as const;
