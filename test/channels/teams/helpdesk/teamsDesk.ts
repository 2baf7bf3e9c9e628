import { randomBytes } from "node:crypto";
import { connectTeamsHelpdesk, type TeamsHelpdeskDeps } from "../../../../src/compose/teamsHelpdesk";
import type { Helpdesk } from "../../../../src/compose/helpdesk";
import { readAudit } from "../../../../src/helpdesk/audit";
import { createSeals, type AuditEntry } from "../../../../src/helpdesk/auditChain";
import type { WorldOptions } from "../../../support/world";
import { copy } from "../../../support/copy";
import { anActivity, bot } from "../activities";
import type { Json, Posted, Team } from "../farEnd";
import { appId, serviceUrl, tenantId } from "../keyServer";
import { actionsOf, elements, textOf } from "../../readCard";
import { openTeamsWorld, type TeamsWorld } from "../teamsWorld";
import type { TeamsStudent } from "../teamsStudent";

export const team = "19:team@thread.tacv2";
export const channel = "19:helpdesk@thread.tacv2";

export interface TeamsDeskWorld {
  readonly world: TeamsWorld;
  readonly team: Team;
  staff(user: string): TeamsStaff;
  /** The threads that begin with the card of a ticket, oldest first. */
  cards(): Posted[][];
  audit(): Promise<AuditEntry[]>;
  /** A student asks for help, and the ticket's card appears in the helpdesk's channel. */
  ticket(words?: string): Promise<{ readonly student: TeamsStudent; readonly thread: Posted[]; readonly id: string }>;
}

export const colleagues: readonly Json[] = [
  { id: "29:marta", name: "Marta Pomocna", userRole: "user", tenantId },
  { id: "29:wojtek", name: "Wojciech Cierpliwy", userRole: "user", tenantId },
  { id: "29:gosc", name: "Gość Firmowy", userRole: "guest", tenantId },
];

/** Opens the product with Teams and a helpdesk in a channel of it. */
export async function openTeamsDesk(
  options: Partial<Pick<TeamsHelpdeskDeps, "admin" | "lookMs" | "hasWeekly">> & Omit<WorldOptions, "connect"> = {},
): Promise<TeamsDeskWorld> {
  const { admin, lookMs, hasWeekly = false, ...rest } = options;
  const desks: Helpdesk[] = [];
  const keys = { keys: [{ id: "k1", key: randomBytes(32) }] };
  const world = await openTeamsWorld({
    ...rest,
    keys: () => keys,
    registered: true,
    helpdesk(core, teams) {
      const desk = connectTeamsHelpdesk(core, teams, {
        digestHour: 8,
        remindMs: 60 * 60_000,
        hasWeekly,
        location: { team, channel, tenantId, bot: `28:${appId}` },
        admin,
        lookMs: lookMs ?? 20_000,
      });
      desks.push(desk);
      return desk;
    },
  });
  await desks[0]?.start();
  world.farEnd.team = { id: team, channels: [team, channel], pageSize: 2, members: colleagues };
  const cards = () => world.farEnd.threads(channel).filter(([card]) => isTicketCard(card));
  return {
    world,
    team: world.farEnd.team,
    staff: (user) => new TeamsStaff(world, user),
    cards,
    async audit() {
      const { entries } = await readAudit(world.store, createSeals(keys));
      const all: AuditEntry[] = [];
      for await (const it of entries) all.push(it);
      return all;
    },
    async ticket(words = "Nie widzę przycisku *Dodaj*.") {
      const student = world.teamsStudent("29:anna", { name: "Anna Przykładna" });
      await student.signsInAs("anna");
      await student.says("chcę pogadać z człowiekiem");
      await student.submits(words);
      await student.presses("send");
      const thread = cards().at(-1)!;
      return { student, thread, id: /L-[A-Z0-9]{6}/.exec(textOf(thread[0]?.activity))![0] };
    },
  };
}

const isTicketCard = (it: Posted | undefined): boolean =>
  textOf(it?.activity).startsWith(copy("helpdesk.card.title", { ticket: "L-" }));

/** The content that a message of the bot shows. */
export const shown = ({ activity }: Posted): string =>
  typeof activity["text"] === "string" ? activity["text"] : textOf(activity);

/** The label of a button of the helpdesk. */
export const label = (name: string): string => copy(`helpdesk.button.${name}`);

/** The ticket's card, which is the first message of a thread. */
export const cardIn = ([card]: Posted[]): Json =>
  (card!.activity["attachments"] as { content: Json }[]).map(({ content }) => content)[0]!;

/** A dialog as the service of Teams opens it. */
interface Dialog {
  readonly text: string;
  readonly card: Json | undefined;
}

/** A person who works in the helpdesk's channel, or who tries what only staff may do. */
export class TeamsStaff {
  /** The dialog that is open. */
  dialog: Dialog = { text: "", card: undefined };
  private count = 0;

  constructor(
    private readonly world: TeamsWorld,
    private readonly user: string,
  ) {}

  /** Posts an activity as the service of Teams does, and lets the product finish the work that follows. */
  async does(activity: Json): Promise<{ status: number; body: unknown }> {
    const answer = await this.world.post(activity);
    await this.world.settle();
    return answer;
  }

  activity(thread: string, fields: Json): Json {
    const writer = { user: this.user, name: "Name In Teams", locale: "pl-PL", serviceUrl, tenant: tenantId };
    const conversation = { conversationType: "channel", tenantId, id: `${channel};messageid=${thread}` };
    const channelData = { tenant: { id: tenantId }, team: { id: team }, channel: { id: channel } };
    return anActivity(writer, { conversation, channelData, ...fields });
  }

  /** Writes in a thread, or begins one. A message reaches a bot of a channel only if it mentions it. */
  writes(thread: Posted[] | undefined, words: string, fields: Json = {}) {
    return this.does(this.message(thread, words, fields));
  }

  message(thread: Posted[] | undefined, words: string, fields: Json = {}): Json {
    const id = String(1_800_000_000_000 + ++this.count);
    return this.activity(thread?.[0]?.id ?? id, {
      id,
      type: "message",
      textFormat: "plain",
      text: `<at>${bot.name}</at> ${words}`,
      entities: [{ type: "mention", text: `<at>${bot.name}</at>`, mentioned: bot }],
      ...fields,
    });
  }

  /** Presses a button of a card, and returns what Teams gets for it: a card, or a word beside it. */
  async presses(thread: Posted[], title: string, at: Posted | undefined = thread[0]): Promise<string> {
    return said((await this.does(this.press(thread, title, at))).body);
  }

  press(thread: Posted[], title: string, at: Posted | undefined = thread[0]): Json {
    const { type, data } = button(at?.activity, title);
    if (type !== "Action.Execute") throw new Error(`«${title}» opens a dialog`);
    const value = { action: { type, verb: "helpdesk", data }, trigger: "manual" };
    const id = `f:${this.user}:${++this.count}`;
    return this.activity(thread[0]?.id ?? "", { id, type: "invoke", name: "adaptiveCard/action", value });
  }

  /** Opens a dialog by a button of a card. */
  async opens(thread: Posted[], title: string, at: Posted | undefined = thread[0]): Promise<string> {
    return this.show(await this.does(this.dialogOf("task/fetch", button(at?.activity, title).data, thread)));
  }

  /** Presses a button of the open dialog, with what was typed into its fields. */
  async submits(title: string, typed: Json = {}): Promise<string> {
    return this.show(await this.does(this.submission(title, typed)));
  }

  submission(title: string, typed: Json = {}): Json {
    const { data } = button(this.dialog.card, title);
    return this.dialogOf("task/submit", { ...data, ...typed });
  }

  private dialogOf(name: string, data: Json, thread: Posted[] = []): Json {
    const id = `f:${this.user}:${++this.count}`;
    return this.activity(thread[0]?.id ?? "1", { id, type: "invoke", name, value: { data, context: {} } });
  }

  private show({ body }: { body: unknown }): string {
    const { value } = (body as { task: { value: Json | string } }).task;
    const card = typeof value === "string" ? undefined : (value["card"] as { content: Json }).content;
    this.dialog = { text: typeof value === "string" ? value : withValues(card), card };
    return this.dialog.text;
  }
}

/** The words of a dialog, and what stands in its fields. */
const withValues = (card: Json | undefined): string =>
  [
    textOf(card),
    ...elements(card).flatMap((it) =>
      typeof it["value"] === "string" && it["type"] === "Input.Text" ? [it["value"]] : [],
    ),
  ]
    .join("\n")
    .trim();

function button(card: unknown, title: string): { type: string; data: Json } {
  const found = actionsOf(card).find((it) => it["title"] === title);
  if (!found) throw new Error(`no button «${title}»`);
  return { type: String(found["type"]), data: found["data"] as Json };
}

function said(body: unknown): string {
  const { value } = body as { value: unknown };
  return typeof value === "string" ? value : textOf(value);
}
