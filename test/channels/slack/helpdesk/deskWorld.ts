import { randomBytes } from "node:crypto";
import { names } from "../../../../src/channels/slack/helpdesk/deps";
import { readAudit } from "../../../../src/helpdesk/audit";
import { createSeals, type AuditEntry } from "../../../../src/helpdesk/auditChain";
import type { Helpdesk } from "../../../../src/compose/helpdesk";
import { connectHelpdesk, type HelpdeskDeps } from "../../../../src/compose/helpdeskChat";
import type { Brought, GivenFile, SlackMessage, SlackPerson } from "../../../../sandbox/slack/control";
import { openStaffPages, type StaffPagesDeps } from "../../../../src/compose/staffPages";
import type { StaffSection } from "../../../../src/staff/port";
import { copy } from "../../../support/copy";
import { textOf, textsIn } from "../slackStudent";
import { openSlackWorld, type SlackWorld, type SlackWorldOptions } from "../slackWorld";

export interface DeskWorld {
  readonly world: SlackWorld;
  readonly channel: string;
  staff(handle: string): SlackStaff;
  /** The cards of tickets in the helpdesk's channel, oldest first. */
  cards(): SlackMessage[];
  audit(): Promise<AuditEntry[]>;
  close(): Promise<void>;
}

export interface DeskWorldOptions extends SlackWorldOptions {
  readonly admin?: HelpdeskDeps["admin"];
  readonly group?: boolean;
  /** Whether the team gets a summary of each week; not by default. */
  readonly hasWeekly?: boolean;
  /** Opens the pages of staff, too. */
  readonly staffPages?: Partial<StaffPagesDeps> & { readonly sections?: readonly StaffSection[] };
}

const noRoles = { viewer: [], editor: [], publisher: [] };

/** Opens the product with an emulated Slack that contains a helpdesk. */
export async function openDeskWorld(options: DeskWorldOptions = {}): Promise<DeskWorld> {
  const keys = { keys: [{ id: "k1", key: randomBytes(32) }] };
  let desk: Helpdesk | undefined;
  const world = await openSlackWorld({ ...options, keys: () => keys }, (core, slack, helpdesk) => {
    const location = { ...helpdesk, group: options.group === true ? helpdesk.group : undefined };
    const pages =
      options.staffPages &&
      openStaffPages(core, { staff: { roles: noRoles }, unlistedHelpdesk: "viewer", ...options.staffPages });
    const hours = { digestHour: 8, remindMs: 60 * 60_000, hasWeekly: options.hasWeekly ?? false };
    desk = connectHelpdesk(core, slack, { ...hours, admin: options.admin, location, staffLink: pages?.link });
    pages?.serve(options.staffPages?.sections ?? [], desk.checkMember);
    return desk;
  });
  await desk?.start();
  const { channel } = world.slack.helpdesk;
  return {
    world,
    channel,
    staff: (handle) => new SlackStaff(world, world.slack.person(handle)),
    cards: () => world.slack.screen(channel).filter(isCard),
    async audit() {
      const { entries } = await readAudit(world.store, createSeals(keys));
      const all: AuditEntry[] = [];
      for await (const it of entries) all.push(it);
      return all;
    },
    close: () => world.close(),
  };
}

export const isCard = (it: SlackMessage): boolean =>
  it.threadTs === undefined && textOf(it).startsWith(copy("helpdesk.card.title", { ticket: "L-" }));

/** A person at Slack who works in the helpdesk, or who tries what only staff may do. */
export class SlackStaff {
  constructor(
    private readonly world: SlackWorld,
    readonly person: SlackPerson,
  ) {}

  get channel(): string {
    return this.world.slack.helpdesk.channel;
  }

  async does<T extends Brought | undefined>(act: Promise<T>): Promise<T> {
    const answer = await act;
    await this.world.settle();
    await this.world.slack.idle();
    await this.world.settle();
    return answer;
  }

  /** Presses the button on a ticket's card that does this to the ticket. */
  presses = (card: SlackMessage, deed: "claim" | "release" | "reply" | "wait" | "resolve" | "reopen") =>
    this.on(card, copy(`helpdesk.button.${deed}`));
  prioritizes = (card: SlackMessage, priority: "high" | "normal" | "low") =>
    this.on(
      card,
      names.priority,
      copy("helpdesk.card.priority", { priority: copy(`helpdesk.priorityOf.${priority}`) }),
    );
  /** Sets a tag on a ticket by the list on its card, or takes one away. */
  tags = (card: SlackMessage, what: "tag" | "untag", tag: string) =>
    this.on(card, names.tag, copy(`helpdesk.tags.${what}`, { tag }));
  pressesHome = (button: string, value?: string) =>
    this.does(this.world.slack.presses(this.person.id, "home", button, value));
  /** Chooses an answer in the form of a reply, in whose field something may have been typed. */
  choosesAnswer = (name: string, typed: Readonly<Record<string, string>> = {}) =>
    this.does(this.world.slack.presses(this.person.id, "modal", names.answer, name, typed));
  submits = (values: Readonly<Record<string, string>>) => this.does(this.world.slack.submits(this.person.id, values));
  writes = (card: SlackMessage, text: string, files: readonly (string | GivenFile)[] = []) =>
    this.does(this.world.slack.says(this.person.id, this.channel, text, { thread: card.ts, files }));
  commands = (text: string, channel = this.channel) =>
    this.does(this.world.slack.command(this.person.id, channel, "/mlegitymacja-status", text));
  shortcut = () => this.does(this.world.slack.shortcut(this.person.id, "legitka_status"));
  opensHome = () => this.does(this.world.slack.opensHome(this.person.id));

  private on = ({ ts }: SlackMessage, button: string, value?: string) =>
    this.does(this.world.slack.presses(this.person.id, { channel: this.channel, ts }, button, value));

  /** The messages in the channel that only this person can see, oldest first. */
  whispered(channel = this.channel): string[] {
    return this.world.slack
      .screen(channel, this.person.id)
      .filter(({ ephemeralTo }) => ephemeralTo !== undefined)
      .map((it) => (it.blocks ? textOf(it) : it.text));
  }

  get modal(): string {
    return textsIn(this.world.slack.modal(this.person.id)).join("\n");
  }

  get home(): string {
    return textsIn(this.world.slack.home(this.person.id)).join("\n");
  }

  thread(card: SlackMessage): string[] {
    return this.world.slack
      .screen(this.channel)
      .filter(({ threadTs, ts }) => threadTs === card.ts && ts !== card.ts)
      .map((it) => (it.blocks ? textOf(it) : it.text));
  }
}
