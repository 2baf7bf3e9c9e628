import { randomBytes } from "node:crypto";
import { createTransport, type Transport } from "../../../src/channels/slack/transport";
import type { SlackChannel } from "../../../src/channels/slack";
import type { Connected } from "../../../src/compose/app";
import type { Core } from "../../../src/compose/core";
import { listenSlack } from "../../../sandbox";
import type { Institution } from "../../../dialogs/kit/institution";
import type { SlackControl, SlackSandboxOptions } from "../../../sandbox/slack/control";
import { connectSlack } from "../../../src/compose/slackChat";
import type { SlackConfig } from "../../../src/config/slack";
import type { Mortal } from "../../support/mortal";
import { root } from "../../support/root";
import { openWorld, type World, type WorldOptions } from "../../support/world";
import { SlackStudent } from "./slackStudent";

export interface SlackWorld extends World {
  /** The emulated Slack: its people, their screens, and the failures that a test causes. */
  readonly slack: SlackControl;
  /** The channel of the process that is running now. */
  readonly chat: SlackChannel;
  /** A student at Slack, by their handle. */
  slackStudent(handle: string): SlackStudent;
}

export interface SlackWorldOptions extends WorldOptions {
  readonly emulator?: Partial<SlackSandboxOptions>;
  readonly config?: Partial<SlackConfig>;
  /** The people who are served in addition to members of the workspace; nobody by default. */
  readonly alsoServes?: Institution["alsoServes"];
}

/** Connects more to Slack (the helpdesk) whenever a process of this world starts. */
export type ConnectMore = (
  core: Core,
  slack: SlackChannel,
  helpdesk: NonNullable<SlackConfig["helpdesk"]>,
) => Omit<Partial<Connected>, "channels">;

/** Opens the whole product with Slack, which is emulated over HTTP: signed requests come in, calls of the Web API go out. */
export async function openSlackWorld(options: SlackWorldOptions = {}, more?: ConnectMore): Promise<SlackWorld> {
  const signingSecret = randomBytes(16).toString("hex");
  const botToken = `xoxb-${randomBytes(12).toString("hex")}`;
  let publicUrl = (): string => "http://127.0.0.1:9";
  const emulator = await listenSlack({
    requestUrl: () => `${publicUrl()}/slack/events`,
    signingSecret,
    botToken,
    clientId: "1.1",
    clientSecret: randomBytes(8).toString("hex"),
    ...options.emulator,
  });
  const { control } = emulator;
  const { team, channel, group } = control.helpdesk;
  const slack: SlackConfig = {
    signingSecret,
    from: { kind: "token", botToken },
    appToken: undefined,
    helpdesk: { channel, group, team },
    apiUrl: emulator.apiUrl,
    ...options.config,
  };

  const { alsoServes = [] } = options;
  const chats: SlackChannel[] = [];
  const lives: Mortal[] = [];
  const world = await openWorld({
    ...options,
    connect(core) {
      const others = options.connect?.(core) ?? {};
      ({ publicUrl } = core);
      const mine = chats.length;
      const transport = mortal(createTransport(), () => {
        const living = world.process;
        if (!lives.includes(living)) lives.push(living);
        return lives[mine] ?? living;
      });
      const chat = connectSlack(core, { root, slack, transport, drawsFromHere: true, alsoServes });
      chats.push(chat);
      core.server.addHook("onClose", () => chat.close());
      const helpdesk = more?.(core, chat, slack.helpdesk ?? { channel, group, team });
      return { ...others, ...helpdesk, channels: [...(others.channels ?? []), chat] };
    },
  });
  const chat = (): SlackChannel => chats.at(-1)!;
  await chat().start();

  const settle = async (): Promise<void> => {
    for (let before = -1; before !== control.calls().length;) {
      before = control.calls().length;
      await world.settle();
      await chat().tasks.idle();
    }
  };
  const extra = {
    slack: control,
    get chat() {
      return chat();
    },
    settle,
    async pass(ms: number, stepMs = 10_000) {
      for (let left = ms; left > 0; left -= stepMs) {
        await world.pass(Math.min(left, stepMs), stepMs);
        await settle();
      }
    },
    async close() {
      await world.close();
      await emulator.close();
    },
    slackStudent: (handle: string) => new SlackStudent(it, control.person(handle)),
  };
  const it: SlackWorld = Object.create(world, Object.getOwnPropertyDescriptors(extra)) as SlackWorld;
  return it;
}

/** Makes each call of a process to Slack one step of that process's life, named by the method. */
function mortal(transport: Transport, life: () => Mortal): Transport {
  return {
    post: (url, headers, body) => {
      const name = Buffer.isBuffer(body) ? "upload" : (new URL(url).pathname.split("/").at(-1) ?? "");
      const step = life().wrap({ [name]: () => transport.post(url, headers, body) });
      return (step[name] as () => ReturnType<Transport["post"]>)();
    },
    download: (url, headers, most) =>
      life()
        .wrap({ download: () => transport.download(url, headers, most) })
        .download(),
    close: () => transport.close(),
  };
}
