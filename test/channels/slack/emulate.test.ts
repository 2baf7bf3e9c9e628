import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { SlackChannel } from "../../../src/channels/slack";
import { scopes } from "../../../src/channels/slack/scopes";
import { connectSlack } from "../../../src/compose/slackChat";
import { copy, copyPattern } from "../../support/copy";
import { sixDigits } from "../../support/signInPages";
import { root } from "../../support/root";
import { openWorld, type World } from "../../support/world";
import { bring, startEmulate, type Emulate } from "./emulate";
import { textsIn } from "./slackStudent";

type Json = Readonly<Record<string, unknown>>;
interface Message extends Json {
  readonly ts: string;
  readonly text: string;
  readonly blocks?: readonly Json[];
  readonly files?: readonly { readonly id: string; readonly url_private_download: string }[];
}

const client = { clientId: "12345.67890", clientSecret: "the-secret-of-the-app" };
const signingSecret = "the-signing-secret";

/** The token of the student's own Slack client; the app has a different one. */
const hers = "xoxp-anna";

let world: World;
let slack: Emulate;
let chat: SlackChannel;
beforeAll(async () => {
  slack = await startEmulate({
    ...client,
    redirectUris: ["http://127.0.0.1/slack/oauth_redirect"],
    scopes,
    email: "anna@uni.example",
  });
  world = await openWorld({
    connect(core) {
      const publicUrl = (): string => "http://127.0.0.1";
      const from = { kind: "oauth", ...client } as const;
      const config = { signingSecret, from, appToken: undefined, helpdesk: undefined, apiUrl: slack.apiUrl };
      chat = connectSlack({ ...core, publicUrl }, { root, slack: config });
      return { channels: [chat] };
    },
  });
});
afterAll(async () => {
  await world.close();
  await chat.close();
  await slack.close();
});

/** Installs the app through the emulator's own pages; returns the workspace. */
async function install(): Promise<string> {
  const first = await fetch(`${world.publicUrl}/slack/install`, { redirect: "manual" });
  const page = await (await fetch(first.headers.get("location")!)).text();
  const fields = [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
    name,
    value.replaceAll("&amp;", "&"),
  ]);
  const authorize = new URL(first.headers.get("location")!);
  const decided = await fetch(`${authorize.origin}/oauth/v2/authorize/callback`, {
    method: "POST",
    body: new URLSearchParams(Object.fromEntries(fields) as Record<string, string>),
    redirect: "manual",
  });
  const back = new URL(decided.headers.get("location")!);
  const cookie = first.headers.get("set-cookie")!.split(";")[0]!;
  const done = await fetch(`${world.publicUrl}${back.pathname}${back.search}`, { headers: { cookie } });
  expect(await done.text()).toContain(copy("slack.installedTitle"));
  const records: { partition: string }[] = [];
  for await (const { key } of world.store.scan("slackWorkspace")) records.push(key);
  expect(records).toHaveLength(1);
  return records[0]!.partition.replace("slack-workspace:", "");
}

test("with an emulator of another maker, the app is installed, talks, shows the code and the QR, and takes both away", async () => {
  const team = await install();
  const found = await chat.installations.tokenOf(team);
  const token = found.ok ? found.token : "";
  const looked = await slack.call(token, "users.lookupByEmail", { email: "anna@uni.example" });
  const user = (looked["user"] as { id: string }).id;
  const opened = await slack.call(token, "conversations.open", { users: user });
  const channel = (opened["channel"] as { id: string }).id;

  let count = 0;
  const tell = async (event: Json): Promise<void> => {
    const ts = `100.${++count}`;
    const body = {
      type: "event_callback",
      team_id: team,
      api_app_id: "A000000077",
      event_id: `Ev${count}`,
      event_time: 1,
    };
    expect(
      await bring(`${world.publicUrl}/slack/events`, signingSecret, {
        ...body,
        event: { ts, event_ts: ts, user, channel, ...event },
      }),
    ).toBe(200);
    await world.settle();
    await chat.tasks.idle();
  };
  const says = (text: string) => tell({ type: "message", channel_type: "im", text });
  const screen = async (): Promise<Message[]> => {
    const history = await slack.call(hers, "conversations.history", { channel, limit: 100 });
    return [...(history["messages"] as Message[])].reverse();
  };
  const sees = async (): Promise<string> =>
    (await screen()).map((it) => textsIn(it.blocks ?? it.text).join("\n")).join("\n");
  const elements = async () =>
    (await screen()).flatMap(({ ts, blocks = [] }) =>
      blocks.flatMap((it) => ((it["elements"] ?? []) as Json[]).map((element) => ({ ts, element }))),
    );
  const presses = async (label: string): Promise<void> => {
    const found_ = (await elements()).reverse().find(({ element }) => textsIn(element["text"]).includes(label));
    if (!found_) throw new Error(`no button «${label}»:\n${await sees()}`);
    const { ts, element } = found_;
    const press = {
      type: "block_actions",
      team: { id: team },
      user: { id: user, team_id: team },
      trigger_id: `press.${++count}`,
      container: { type: "message", channel_id: channel, message_ts: ts },
      channel: { id: channel },
      actions: [{ type: "button", block_id: "b", action_id: element["action_id"], value: element["value"] }],
    };
    expect(await bring(`${world.publicUrl}/slack/events`, signingSecret, press)).toBe(200);
    await world.settle();
    await chat.tasks.idle();
  };

  await says("menu");
  expect(await sees()).toMatch(copyPattern("menu.welcome"));
  await tell({ type: "app_home_opened", tab: "home" });
  await presses(copy("menu.link"));
  const url = (await elements())
    .map(({ element }) => element["url"])
    .findLast((it) => typeof it === "string" && it.includes("/link/"));
  const digits = await sixDigits(String(url).replace("http://127.0.0.1/", `${world.publicUrl}/`), "anna");
  await says(digits);
  expect(await sees()).toContain(copy("link.done", { name: "Anna" }));
  await presses(copy("order.place"));
  await world.pass(3 * 60_000);
  await chat.tasks.idle();

  const { control } = world.sandbox;
  const secret = control.secrets(control.orders("anna")[0]!.id)!;
  expect(await sees()).toContain(secret.distributionPass);
  const files = (await screen()).flatMap((it) => it.files ?? []);
  expect(files).toHaveLength(1);
  const png = await fetch(files[0]!.url_private_download, { headers: { authorization: `Bearer ${hers}` } });
  const { data, width, height } = PNG.sync.read(Buffer.from(await png.arrayBuffer()));
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(secret.token);

  control.collect("anna");
  await world.pass(3 * 60_000);
  await chat.tasks.idle();
  expect(await sees()).toContain(copy("push.collectedTitle"));
  expect(await sees()).not.toContain(secret.distributionPass);
  expect(await slack.call(hers, "files.info", { file: files[0]!.id })).toMatchObject({ error: "file_not_found" });
  const problems = world.logLines.filter((it) => /"level":(40|50)/.test(it));
  expect(problems).toEqual([]);
});
