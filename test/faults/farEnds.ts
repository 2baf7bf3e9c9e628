import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { setTimeout as rest } from "node:timers/promises";
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

/** All systems that the product talks to, run in this process: servers of real protocols, each with its own records. */
export interface FarEnds {
  readonly people: readonly Person[];
  readonly slack: SlackControl;
  readonly usos: SandboxControl;
  /** The environment by which the process in a slot finds the far ends. */
  environment(slot: string): Record<string, string>;
  /** A conversation between a student and the app: their first one or their second one. */
  chatOf(person: Person, which: "first" | "second", signal: AbortSignal): Chat;
  /** Calls back whenever something in a conversation changes, until the returned function is called. */
  onChange(channel: string, heard: () => void): () => void;
  /** Does what a student does on USOS's page; returns the address to which USOS sends the browser. */
  signIn(address: string, person: Person): Promise<string>;
  /** Waits for a student's question and answers it as staff do: by mail, or in the thread of its card. */
  answers(person: Person, signal: AbortSignal): Promise<void>;
  /**
   * The student scans the QR in the ministry's application; `endsInDays` is how soon the card then ends.
   * @throws when there is nothing to collect
   */
  collects(person: Person): void;
  /** Makes the collected card of a student end in so many days, so that a reminder is due as soon as the product reads that. */
  endsIn(person: Person, days: number): void;
  /** When the card of a student was made to end soon; undefined before that. */
  endedSoonAt(handle: string): number | undefined;
  /** Makes the mail server temporarily refuse this many of the next letters. */
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
  /** The address at which the chats reach the app. */
  readonly appAt: () => string;
  /** The delays after which the chats deliver again what was not acknowledged. */
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
  // Each process reaches Slack at an address of its own, so that Slack's records tell which process made a call.
  const doors = new Map<string, Server>();
  const connections = new Map<string, number>();
  for (const slot of options.slots) {
    const door = createServer((request, response) => server.routing(request, response)).listen(0, "127.0.0.1");
    door.on("connection", ({ remotePort }) => connections.set(`${slot} ${remotePort ?? 0}`, Date.now()));
    await once(door, "listening");
    doors.set(slot, door);
  }
  const hostOf = (slot: string): string => `127.0.0.1:${(doors.get(slot)?.address() as AddressInfo).port}`;
  const slotOf = new Map(options.slots.map((it) => [hostOf(it), it]));

  const { control } = slack;
  const recorder = createRecorder();
  recordSlack(control, recorder, ({ host, callerPort = 0 }) => {
    const by = slotOf.get(host) ?? host;
    return { by, connectedAt: connections.get(`${by} ${callerPort}`) };
  });
  const teams = await openTeamsEnd(recorder);
  const people = options.enrolled.map(({ person, hasSecondChat }): Person => {
    const { handle, name, chat } = person;
    const slackDm = (as: string): string => control.dm(control.addPerson({ handle: as, name: `${name} ${as}` }).id);
    const dm = chat === "slack" ? slackDm(handle) : chat === "teams" ? `a:${handle}` : `web ${handle}`;
    return { ...person, dm, secondDm: hasSecondChat ? slackDm(secondOf(handle)) : undefined };
  });
  const { channel: staffChannel, group } = control.helpdesk;
  const collected = new Map<string, number[]>();
  const endsSoon = new Map<string, number>();
  const signIns = new Map<string, number>();

  /** Waits for the card of a ticket in the staff's channel and returns it. */
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
      // Each process greets the mail server with the name of its slot.
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
        // Slack gives up after its last try; staff then see no mark on their answer and, after a while, write it once more.
        const writes = (text: string) => control.says(control.person("marta").id, staffChannel, text, { thread });
        for (let time = 1; (await writes(time === 1 ? answer : `${answer} (${time})`)).status !== 200; time++)
          await rest(staffWaitMs, undefined, { signal });
        return;
      }
      const letter = await unlessOver(
        inbox.waitFor(({ text }) => text.includes(question)),
        signal,
      );
      await sendReply(letter, { name: "Marta Pomocna", text: answer }, inbox.port);
    },
    collects({ handle }) {
      if (!usos.control.collect(handle)) throw new Error(`the order of ${handle} cannot be collected`);
      collected.set(handle, [...(collected.get(handle) ?? []), Date.now()]);
    },
    endsIn({ handle }, days) {
      const day = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
      if (!usos.control.validUntil(handle, day)) throw new Error(`${handle} has no card whose end could change`);
      endsSoon.set(handle, Date.now());
    },
    endedSoonAt: (handle) => endsSoon.get(handle),
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
      endsSoon: Object.fromEntries(endsSoon),
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
/** How long staff wait for the mark on an answer before they write it again. */
const staffWaitMs = 20_000;

/** Settles like the given promise, or rejects when the run is over, because a lost answer would never come. */
const unlessOver = <T>(it: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    it,
    whenAborted(signal).then(() => {
      throw new Error("it is over");
    }),
  ]);

/** The handle of the same student in their second chat. */
const secondOf = (handle: string): string => `${handle}-again`;

const ordersOf = (control: SandboxControl, handle: string): Order[] =>
  control.orders(handle).map(({ id, stage }) => {
    const secrets = control.secrets(id);
    return { id, stage, token: secrets?.token ?? "", code: secrets?.distributionPass ?? "" };
  });
