import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { copy } from "../../support/copy";

let world: SlackWorld;
beforeEach(async () => {
  const appToken = "xapp-1-A1-1-socket";
  world = await openSlackWorld({ emulator: { appToken }, config: { appToken, signingSecret: "" } });
});
afterEach(() => world.close());

test("a student talks to an app that Slack cannot reach, which reaches Slack instead", async () => {
  const anna = world.slackStudent("anna");
  await anna.signsInAs("anna");
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
  await anna.presses("place");
  await anna.says("chcę rozmawiać z człowiekiem");
  await anna.presses(copy("slack.fillIn"));
  expect(JSON.stringify(await anna.sendsForm(" "))).toContain("errors");
  await anna.submits("Nie mam przycisku.");
  expect(anna.sees).toContain("Nie mam przycisku.");
  await world.pass(3 * 60_000);
  expect(anna.seesAll).toContain(copy("push.readyTitle"));
  expect(world.sandbox.control.log("anna").map(({ kind }) => kind)).toEqual(["ordered"]);
});

test("in that mode no request is accepted over HTTP", async () => {
  const answer = await fetch(`${world.publicUrl}/slack/events`, { method: "POST", body: "{}" });
  expect(answer.status).toBe(404);
});

test("an event that could not be committed is not acknowledged, and is taken in when it is delivered again", async () => {
  const anna = world.slackStudent("anna");
  const { commit } = world.store;
  world.store.commit = () => Promise.reject(new Error("the disk is full"));
  const brought = await anna.writes("menu");
  expect(brought.status).toBe(0);
  world.store.commit = commit;
  await world.slack.again("retry");
  await world.settle();
  expect(anna.seesAll).toContain(copy("menu.link"));
});

test("a press that nothing handles is acknowledged at once", async () => {
  const anna = world.slackStudent("anna");
  const body = {
    type: "block_actions",
    team: { id: anna.person.team },
    user: { id: anna.user },
    trigger_id: "1.1",
    container: { type: "view" },
    actions: [{ type: "button", action_id: "of-another-time", block_id: "b", value: "x" }],
  };
  const brought = await world.slack.bring(body, { form: true });
  expect(brought.status).toBe(200);
  expect(brought.ms).toBeLessThan(3_000);
});

test("a token that Slack refuses is reported in the log, and everything else starts", async () => {
  const emulator = { appToken: "xapp-1-A1-1-right" };
  const other = await openSlackWorld({ emulator, config: { appToken: "xapp-1-A1-1-wrong", signingSecret: "" } });
  try {
    const said = other.logLines.filter((it) => /"level":50/.test(it));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("Check SLACK_APP_TOKEN");
    expect(said.join()).not.toContain("xapp-1-A1-1-wrong");
    expect((await fetch(`${other.publicUrl}/healthz`)).status).toBe(200);
  } finally {
    await other.close();
  }
});
