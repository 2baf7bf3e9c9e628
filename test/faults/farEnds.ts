import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import { whenAborted } from "../support/whenAborted";
import {
  createSandbox,
  createSlackSandbox,
  signIn,
  startInbox,
  type Inbox,
  type SandboxControl,
  type ApiCall,
  type SlackControl,
} from "../../sandbox";
import { sendReply } from "../../sandbox/mail/reply";
import type { Enrolled } from "./people";
import type { Chat } from "./chat";
import { createRecorder } from "./recorder";
import { recordSlack, wordsOf } from "./slack/recordSlack";
import { slackChat } from "./slack/slackChat";
import { teamsChat } from "./teams/teamsChat";
import { openTeamsEnd } from "./teams/teamsEnd";
import { WebChat } from "./web/webChat";
import type { Letter, UserAction, Order, Person, Records, Rules, Trouble } from "./records";

/** Everything the product talks to, in this process: servers of real protocols, each with its own records. */
export interface FarEnds {
  readonly people: readonly Person[];
  readonly slack: SlackControl;
  readonly usos: SandboxControl;
  /** What a process of that slot needs to find them. */
  environment(slot: string): Record<string, string>;
  /** What a student has before them: their conversation with the app, or the second one. */
  chatOf(person: Person, which: "first" | "second", signal: AbortSignal): Chat;
  /** Calls back whenever something changed in a conversation, until the answer is called. */
  onChange(channel: string, heard: () => void): () => void;
  /** Does what a student does on USOS's page; answers where they are sent then. */
  signIn(address: string, person: Person): Promise<string>;
  /** Answers a question in support's mailbox or in the thread of its card, once it is there. */
  answers(person: Person, signal: AbortSignal): Promise<void>;
  /** The student scans the QR in the ministry's application; the card then ends that soon. @throws when there is nothing to collect */
  collects(person: Person, endsInDays?: number): void;
  /** The mail server refuses the next so many letters, for now. */
  refusesLetters(count: number): void;
  /** The slot of the process that made a call of Slack's Web API. */
  slotOf(call: ApiCall): string;
  note(it: UserAction | Trouble): void;
  records(rules: Rules): Records;
  close(): Promise<void>;
}

export interface FarEndsOptions {
  readonly enrolled: readonly Enrolled[];
  readonly slots: readonly string[];
  /** Where chats find the app. */
  readonly appAt: () => string;
  /** After how long they bring again what was not taken, each time. */
  readonly retryAfterMs: readonly number[];
  readonly readyAfterMs: number;
}

const prefix = "/sandbox/slack";

export async function openFarEnds(options: FarEndsOptions): Promise<FarEnds> {
  const secret = () => randomBytes(16).toString("hex");
  const [consumer, signingSecret, imapPassword] = [secret(), secret(), secret()];
  const botToken = `xoxb-${secret()}`;
  const replyTo = "legitka@uni.opole.pl";
  const inbox: Inbox = await startInbox({ bot: { user: "legitka", password: imapPassword, address: replyTo } });
  let origin = "";
  const usos = createSandbox({
    consumers: { legitka: { secret: consumer } },
    readyAfterMs: options.readyAfterMs,
    students: () => options.enrolled.map(({ student }) => student),
  });
  const slack = createSlackSandbox({
    requestUrl: () => `${options.appAt()}/slack/events`,
    signingSecret,
    botToken,
    clientId: "faults",
    clientSecret: secret(),
    retryAfterMs: options.retryAfterMs,
    ownUrl: () => `${origin}${prefix}`,
  });
  const server = Fastify({ forceCloseConnections: true });
  server.register(usos.plugin, { prefix: "/sandbox" });
  server.register(slack.plugin, { prefix });
  await server.listen({ host: "127.0.0.1", port: 0 });
  origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  // Each process has an address of its own for Slack, so that Slack's records say which one called.
  const doors = new Map<string, Server>();
  for (const slot of options.slots) {
    const door = createServer((request, response) => server.routing(request, response)).listen(0, "127.0.0.1");
    await once(door, "listening");
    doors.set(slot, door);
  }
  const hostOf = (slot: string): string => `127.0.0.1:${(doors.get(slot)?.address() as AddressInfo).port}`;
  const slotOf = new Map(options.slots.map((it) => [hostOf(it), it]));

  const { control } = slack;
  const recorder = createRecorder();
  recordSlack(control, recorder, (host) => slotOf.get(host) ?? host);
  const teams = await openTeamsEnd(recorder);
  const people = options.enrolled.map(({ person, hasSecondChat }): Person => {
    const { handle, name, chat } = person;
    const slackDm = (as: string): string => control.dm(control.addPerson({ handle: as, name: `${name} ${as}` }).id);
    const dm = chat === "slack" ? slackDm(handle) : chat === "teams" ? `a:${handle}` : `web ${handle}`;
    return { ...person, dm, secondDm: hasSecondChat ? slackDm(secondOf(handle)) : undefined };
  });
  const { channel: staffChannel, group } = control.helpdesk;
  const collected = new Map<string, number[]>();
  const signIns = new Map<string, number>();

  /** The card of a ticket among staff, once it is there. */
  async function cardOf(question: string, signal: AbortSignal): Promise<string> {
    for (;;) {
      signal.throwIfAborted();
      const card = control
        .screen(staffChannel)
        .find((it) => it.threadTs === undefined && wordsOf(it).includes(question));
      if (card) return card.ts;
      await new Promise<void>((resolve) => {
        const stop = recorder.onChange(staffChannel, heard);
        signal.addEventListener("abort", heard);
        function heard(): void {
          stop();
          signal.removeEventListener("abort", heard);
          resolve();
        }
      });
    }
  }
  const byHandle = <T>(of: (handle: string) => T): Record<string, T> =>
    Object.fromEntries(people.map(({ handle }) => [handle, of(handle)]));

  return {
    people,
    slack: control,
    usos: usos.control,
    environment: (slot) => ({
      SANDBOX: "off",
      USOS_BASE_URL: `${origin}/sandbox/usos/`,
      USOS_CONSUMER_KEY: "legitka",
      USOS_CONSUMER_SECRET: consumer,
      // Each says hello to the mail server by its slot's name.
      SMTP_URL: `${inbox.url}/?name=${slot}`,
      IMAP_URL: `imap://legitka:${imapPassword}@127.0.0.1:${inbox.imapPort ?? 0}/INBOX`,
      MAIL_REPLY_TO: replyTo,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_HELPDESK_CHANNEL: staffChannel,
      SLACK_HELPDESK_GROUP: group,
      SLACK_API_URL: `http://${hostOf(slot)}${prefix}/api/`,
    }),
    chatOf({ chat, handle, dm }, which, signal) {
      if (which === "second") return slackChat(control, control.person(secondOf(handle)).id);
      switch (chat) {
        case "slack":
          return slackChat(control, control.person(handle).id);
        case "teams":
          return teamsChat({ ...options, end: teams, user: handle });
        case "web":
          return new WebChat(options.appAt(), dm, recorder, signal);
      }
    },
    onChange: recorder.onChange,
    async signIn(address, { handle }) {
      const back = await signIn(address, handle);
      signIns.set(handle, (signIns.get(handle) ?? 0) + 1);
      return back;
    },
    async answers({ question = "", answer, answeredIn }, signal) {
      if (answeredIn === "thread") {
        const thread = await cardOf(question, signal);
        await control.says(control.person("marta").id, staffChannel, answer, { thread });
        return;
      }
      const letter = await unlessOver(
        inbox.waitFor(({ text }) => text.includes(question)),
        signal,
      );
      await sendReply(letter, { name: "Marta Pomocna", text: answer }, inbox.port);
    },
    collects({ handle }, endsInDays) {
      const day = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
      if (endsInDays !== undefined) usos.control.validUntil(handle, day(endsInDays));
      if (!usos.control.collect(handle)) throw new Error(`the order of ${handle} cannot be collected`);
      collected.set(handle, [...(collected.get(handle) ?? []), Date.now()]);
    },
    refusesLetters: (count) => inbox.refuseNext(count, 451),
    slotOf: ({ host }) => slotOf.get(host) ?? host,
    note: recorder.note,
    records: (rules) => ({
      people,
      ...recorder.all(),
      effects: byHandle((it) => usos.control.log(it)),
      orders: byHandle((it) => ordersOf(usos.control, it)),
      turnedDown: byHandle((it) => usos.control.turnedDown(it)),
      signIns: byHandle((it) => signIns.get(it) ?? 0),
      revocations: byHandle((it) => usos.control.tokensRevoked(it)),
      sessions: byHandle((it) => usos.control.sessions(it)),
      collected: byHandle((it) => collected.get(it) ?? []),
      staffChannel,
      letters: inbox
        .messages()
        .map(({ receivedAt, envelope, ...it }): Letter => ({ ...it, at: receivedAt, by: envelope.client })),
      endedAt: Date.now(),
      rules,
    }),
    async close() {
      await slack.close();
      await teams.close();
      await inbox.close();
      for (const door of doors.values()) {
        door.close();
        door.closeAllConnections();
      }
      await server.close();
    },
  };
}

const dayMs = 86_400_000;

/** Settles like what is waited for, or rejects once it is over: what is lost never comes. */
const unlessOver = <T>(it: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    it,
    whenAborted(signal).then(() => {
      throw new Error("it is over");
    }),
  ]);

/** Who the same student is in their other chat. */
const secondOf = (handle: string): string => `${handle}-again`;

const ordersOf = (control: SandboxControl, handle: string): Order[] =>
  control.orders(handle).map(({ id, stage }) => {
    const secrets = control.secrets(id);
    return { id, stage, token: secrets?.token ?? "", code: secrets?.distributionPass ?? "" };
  });
