import { resolve } from "node:path";
import { readConfig } from "../../src/config/config";
import { slackConfig } from "../../src/config/slack";

function read(env: Record<string, string>) {
  const problems: string[] = [];
  return { config: slackConfig(env, problems), problems };
}

const SLACK_SIGNING_SECRET = "the-signing-secret";
const one = { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN: "xoxb-the-token" };
const many = { SLACK_SIGNING_SECRET, SLACK_CLIENT_ID: "1.2", SLACK_CLIENT_SECRET: "the-client-secret" };

describe("the settings of Slack", () => {
  test("are empty when nothing is set", () => {
    expect(read({})).toEqual({ config: undefined, problems: [] });
  });

  test("can describe one workspace by its token", () => {
    expect(read(one)).toEqual({
      problems: [],
      config: {
        signingSecret: SLACK_SIGNING_SECRET,
        from: { kind: "token", botToken: "xoxb-the-token" },
        appToken: undefined,
        helpdesk: undefined,
        apiUrl: undefined,
      },
    });
  });

  test("can describe many workspaces that install the app", () => {
    expect(read(many)).toMatchObject({
      problems: [],
      config: { from: { kind: "oauth", clientId: "1.2", clientSecret: "the-client-secret" } },
    });
  });

  test("may name the workspaces that can install it", () => {
    const { config, problems } = read({ ...many, SLACK_TEAMS: "T1, T2" });
    expect(problems).toEqual([]);
    expect(config?.from).toMatchObject({ kind: "oauth", teams: ["T1", "T2"] });
    const helpdesk = { SLACK_HELPDESK_CHANNEL: "C1", SLACK_HELPDESK_TEAM: "T3" };
    expect(read({ ...many, ...helpdesk, SLACK_TEAMS: "T1" }).problems.join()).toContain("SLACK_TEAMS: name the");
    expect(read({ ...one, SLACK_TEAMS: "T1" }).problems.join()).toContain("SLACK_TEAMS: with SLACK_BOT_TOKEN");
  });

  test("need no signing secret in Socket Mode", () => {
    const { config, problems } = read({ SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" });
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ signingSecret: "", appToken: "xapp-1" });
  });

  test("set how many unrequested messages a second may be sent; the default is the channel's", () => {
    expect(read(one).config?.unaskedPerSecond).toBeUndefined();
    expect(read({ ...one, SLACK_UNASKED_PER_SECOND: "20" }).config?.unaskedPerSecond).toBe(20);
  });

  test("name the helpdesk's channel, and its workspace where there are many", () => {
    const helpdesk = { SLACK_HELPDESK_CHANNEL: "C1", SLACK_HELPDESK_GROUP: "S1" };
    expect(read({ ...one, ...helpdesk }).config?.helpdesk).toEqual({ channel: "C1", group: "S1", team: undefined });
    const all = { ...many, ...helpdesk, SLACK_HELPDESK_TEAM: "T1" };
    expect(read(all).config?.helpdesk).toEqual({ channel: "C1", group: "S1", team: "T1" });
  });

  test("add a slash at the end of the Web API's address", () => {
    expect(read({ ...one, SLACK_API_URL: "http://127.0.0.1:1/api" }).config?.apiUrl).toBe("http://127.0.0.1:1/api/");
  });

  test.each<[string, Record<string, string>, string]>([
    ["no signing secret", { SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET: copy it"],
    ["no token", { SLACK_SIGNING_SECRET }, "SLACK_BOT_TOKEN: set the bot token, or"],
    ["both ways", { ...one, SLACK_CLIENT_ID: "1.2" }, "SLACK_BOT_TOKEN: set it for one workspace, or"],
    ["half of the client", { SLACK_SIGNING_SECRET, SLACK_CLIENT_ID: "1.2" }, "SLACK_CLIENT_SECRET: copy it"],
    ["the other half", { SLACK_SIGNING_SECRET, SLACK_CLIENT_SECRET: "x" }, "SLACK_CLIENT_ID: copy it"],
    ["Socket Mode for many", { ...many, SLACK_APP_TOKEN: "xapp-1" }, "SLACK_APP_TOKEN: Socket Mode is for one"],
    [
      "a group without a channel",
      { ...one, SLACK_HELPDESK_GROUP: "S1" },
      "SLACK_HELPDESK_CHANNEL: SLACK_HELPDESK_GROUP is",
    ],
    ["a helpdesk somewhere", { ...many, SLACK_HELPDESK_CHANNEL: "C1" }, "SLACK_HELPDESK_TEAM: several workspaces"],
  ])("with %s are reported as a mistake, with the remedy and without a secret", (_, env, said) => {
    const { problems } = read(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(said);
    for (const secret of ["xoxb-1", "the-token", "the-client-secret", SLACK_SIGNING_SECRET])
      expect(problems.join()).not.toContain(secret);
  });

  test("are checked for their form, all mistakes at once", () => {
    const wrong = {
      SLACK_SIGNING_SECRET,
      SLACK_BOT_TOKEN: "xoxp-of-a-person",
      SLACK_APP_TOKEN: "app",
      SLACK_HELPDESK_CHANNEL: "#helpdesk",
      SLACK_HELPDESK_GROUP: "@helpdesk",
      SLACK_HELPDESK_TEAM: "opole",
      SLACK_API_URL: "here",
    };
    let said = "";
    try {
      readConfig(wrong, resolve(__dirname, "../.."));
    } catch (cause) {
      said = (cause as Error).message;
    }
    for (const name of Object.keys(wrong).slice(1)) expect(said).toContain(`- ${name}: `);
    expect(said).not.toContain("xoxp-of-a-person");
  });

  test("are enough as the only chat outside the sandbox", () => {
    const production = {
      SANDBOX: "off",
      PUBLIC_URL: "https://legitka.uni.opole.pl",
      USOS_CONSUMER_KEY: "k",
      USOS_CONSUMER_SECRET: "s",
      SMTP_URL: "smtps://mail.uni.opole.pl",
      MAIL_FROM: "legitka@uni.opole.pl",
      TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
    };
    expect(readConfig({ ...production, ...one }, resolve(__dirname, "../..")).slack?.from.kind).toBe("token");
  });
});
