import type { Lang } from "../../../../dialogs/kit/text";
import type { Banners } from "../../../broadcasts/banners";
import type { BroadcastDesk } from "../../../broadcasts/desk";
import type { Due } from "../../../helpdesk/due";
import type { WorkTime } from "../../../helpdesk/workTime";
import type { Audit } from "../../../helpdesk/audit";
import type { Refusals } from "../../../helpdesk/refusals";
import type { Lookup } from "../../../helpdesk/lookup";
import type { Say, SayText } from "../../../helpdesk/say";
import type { Log } from "../../../ops/log";
import type { Store } from "../../../store/port";
import type { Desk } from "../../../tickets/port";
import type { Problems } from "../../../tickets/problems/problems";
import type { Together } from "../../../tickets/together/together";
import type { StaffAnswers } from "../../../tickets/staffAnswers/port";
import type { SlackChannel } from "..";
import type { HandingPlaces } from "../../../tickets/handing/places";
import type { Members } from "./members";
import type { HelpdeskLocation } from "./location";

export { teamLang } from "../../../helpdesk/say";
export type { Say, SayText } from "../../../helpdesk/say";

/** Creates a link with which one member of the staff signs in to the staff pages, once. */
export type AskStaffLink = (
  who: { readonly id: string; readonly name: string; readonly lang: Lang },
  event: string,
) => Promise<{ readonly ok: true; readonly url: string; readonly minutes: number } | { readonly ok: false }>;

/** The dependencies of the helpdesk's listeners. */
export interface ListenerDeps {
  readonly slack: Pick<SlackChannel, "api" | "bolt" | "homes" | "installations" | "profiles" | "tasks">;
  readonly location: HelpdeskLocation;
  readonly store: Store;
  readonly desk: Desk;
  readonly staffAnswers: StaffAnswers;
  readonly audit: Audit;
  readonly refusals: Pick<Refusals, "note">;
  readonly lookup: Lookup;
  readonly members: Members;
  /** Where tickets can be handed to besides colleagues. */
  readonly handing: HandingPlaces;
  readonly broadcasts: BroadcastDesk;
  /** Answers to many tickets at once. */
  readonly together: Together;
  readonly kickTogether: () => void;
  /** The problems that support knows of. */
  readonly problems: Problems;
  readonly banners: Banners;
  readonly say: Say;
  /** Says a text that students read too. */
  readonly sayText: SayText;
  readonly log: Log;
  readonly clock: () => number;
  readonly timeZone: string;
  readonly work: WorkTime;
  readonly due: Due;
  /** Creates a link to the staff pages for somebody whom the gate has let through; undefined if there are no such pages. */
  readonly staffLink: AskStaffLink | undefined;
  /** People whose refusal has already been written to the program's log. The audit log is separate and keeps its own entries. */
  readonly strangers: Set<string>;
  /** Called after a look-up was committed, so that its job starts at once. */
  readonly kick: () => void;
  /** Called after a search was committed, so that its job starts at once. */
  readonly kickSearches: () => void;
  /** Called after a message to many was confirmed, so that its sending starts at once. */
  readonly kickBroadcasts: () => void;
}

/** The action ids, callback ids and commands of the helpdesk. */
export const names = {
  action: "helpdesk:do:",
  priority: "helpdesk:priority",
  reply: "helpdesk:reply",
  handOver: "helpdesk:handOver",
  takeBack: "helpdesk:takeBack",
  merge: "helpdesk:merge",
  unmerge: "helpdesk:unmerge",
  split: "helpdesk:split",
  many: "helpdesk:many",
  manySend: "helpdesk:manySend",
  problems: "helpdesk:problems",
  problemChosen: "helpdesk:problemChosen",
  problemEnd: "helpdesk:problemEnd",
  answer: "helpdesk:answer",
  doubt: "helpdesk:doubt:",
  look: "helpdesk:look",
  lookChat: "helpdesk:lookChat",
  advise: "helpdesk:advise",
  link: "helpdesk:link:",
  announce: "helpdesk:announce",
  announceEnd: "helpdesk:announceEnd",
  announceSend: "helpdesk:announceSend",
  tag: "helpdesk:tag",
  filter: "helpdesk:filter",
  tagFilter: "helpdesk:ofTag",
  search: "helpdesk:search",
  page: "helpdesk:page:",
  studentHome: "helpdesk:studentHome",
  staffPages: "helpdesk:staffPages",
  command: "/mlegitymacja-status",
  announceCommand: "/mlegitymacja-announce",
  staffCommand: "/mlegitymacja-staff",
  shortcut: "legitka_status",
} as const;
