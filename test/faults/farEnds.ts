import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import Fastify from "fastify";
import {
  createSandbox,
  createSlackSandbox,
  signIn,
  startInbox,
  type Inbox,
  type SandboxControl,
  type SlackControl,
} from "../../sandbox";
import { sendReply } from "../../sandbox/mail/reply";
import type { Enrolled } from "./people";
import { createRecorder } from "./recorder";
import type { UserAction, Person, Records, Trouble } from "./records";

/** Everything the product talks to, in this process: servers of real protocols, each with its own records. */
export interface FarEnds {
  readonly people: readonly Person[];
  readonly slack: SlackControl;
  readonly usos: SandboxControl;
  /** What a process of that slot needs to find them. */
  environment(slot: string): Record<string, string>;
  userOf(person: Person): string;
  /** Calls back whenever something changed in a conversation, until the answer is called. */
  onChange(channel: string, heard: () => void): () => void;
  /** Does what a student does on USOS's page; answers where they are sent then. */
  signIn(address: string, person: Person): Promise<string>;
  /** Answers a question in support's mailbox, once it is there. */
  answers(person: Person): Promise<void>;
  note(it: UserAction | Trouble): void;
  records(): Records;
  close(): Promise<void>;
}

export interface FarEndsOptions {
  readonly enrolled: readonly Enrolled[];
  readonly slots: readonly string[];
  /** Where Slack finds the app. */
  readonly appAt: () => string;
  /** After how long Slack brings again what was not taken, each time. */
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
  const users = new Map<string, string>();
  const people = options.enrolled.map(({ handle, name, studentNumber, question, answer }): Person => {
    const { id } = control.addPerson({ handle, name: `${name} ${handle}` });
    users.set(handle, id);
    return { handle, name, studentNumber, question, answer, dm: control.dm(id) };
  });
  const recorder = createRecorder(control, (host) => slotOf.get(host) ?? host);

  return {
    people,
    slack: control,
    usos: usos.control,
    environment: (slot) => ({
      SANDBOX: "off",
      USOS_BASE_URL: `${origin}/sandbox/usos/`,
      USOS_CONSUMER_KEY: "legitka",
      USOS_CONSUMER_SECRET: consumer,
      SMTP_URL: inbox.url,
      IMAP_URL: `imap://legitka:${imapPassword}@127.0.0.1:${inbox.imapPort ?? 0}/INBOX`,
      MAIL_REPLY_TO: replyTo,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: `http://${hostOf(slot)}${prefix}/api/`,
    }),
    userOf: ({ handle }) => users.get(handle) ?? "",
    onChange: recorder.onChange,
    signIn: (address, { handle }) => signIn(address, handle),
    async answers({ question = "", answer }) {
      const letter = await inbox.waitFor(({ text }) => text.includes(question));
      await sendReply(letter, { name: "Marta Pomocna", text: answer }, inbox.port);
    },
    note: recorder.note,
    records: () => ({
      people,
      ...recorder.all(),
      effects: Object.fromEntries(people.map(({ handle }) => [handle, usos.control.log(handle)])),
      orders: Object.fromEntries(people.map(({ handle }) => [handle, ordersOf(usos.control, handle)])),
      letters: inbox.messages(),
    }),
    async close() {
      await slack.close();
      await inbox.close();
      for (const door of doors.values()) {
        door.close();
        door.closeAllConnections();
      }
      await server.close();
    },
  };
}

const ordersOf = (control: SandboxControl, handle: string) =>
  control.orders(handle).map(({ id, stage }) => {
    const secrets = control.secrets(id);
    return { id, stage, token: secrets?.token ?? "", code: secrets?.distributionPass ?? "" };
  });
