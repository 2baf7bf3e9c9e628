import { copy } from "../support/copy";
import { openSlackWorld } from "../channels/slack/slackWorld";
import { textsIn } from "../channels/slack/slackStudent";
import { openTeamsWorld } from "../channels/teams/teamsWorld";
import { openWebWorld } from "../channels/web/webWorld";
import type { ChatStudent } from "../support/chatStudent";
import type { World } from "../support/world";

const minute = 60_000;
const whenAsked = {
  readyAfterMs: minute,
  institution: (yaml: string): string => yaml.replace("codes: whenReady", "codes: whenAsked"),
};

let world: World;
afterEach(() => world.close());

const secrets = () => {
  const { control } = world.sandbox;
  return control.secrets(control.orders("anna").at(-1)!.id)!;
};

/** The code is ready, and the student has been told so. */
async function told(anna: ChatStudent<unknown>): Promise<void> {
  await anna.signsInAs("anna");
  await anna.presses("place");
  await world.pass(3 * minute);
  expect(anna.seesAll).toContain(copy("push.readyHeld"));
  expect(anna.seesAll).not.toContain(copy("push.ready"));
  expect(await anna.isShown(secrets().distributionPass)).toBe(false);
}

async function asks(anna: ChatStudent<unknown>): Promise<void> {
  await anna.presses(copy("code.show"));
  expect(await anna.isShown(secrets().distributionPass)).toBe(true);
}

describe("codes that wait until the student asks", () => {
  test("are in nothing that is sent to Slack before, including the Home tab", async () => {
    const slack = await openSlackWorld(whenAsked);
    world = slack;
    const anna = slack.slackStudent("anna");
    await anna.opensHome();
    await told(anna);
    await anna.opensHome();
    const sent = JSON.stringify(slack.slack.calls());
    for (const secret of Object.values(secrets())) expect(sent).not.toContain(secret);
    expect(sent).not.toContain("files.completeUploadExternal");
    expect(textsIn(slack.slack.home(anna.user)).join()).toContain(copy("code.show"));
    await asks(anna);
    const home = JSON.stringify(slack.slack.home(anna.user));
    for (const secret of Object.values(secrets())) expect(home).not.toContain(secret);
  });

  test("are in nothing that is sent to Teams before, including notifications", async () => {
    const teams = await openTeamsWorld({ registered: true, ...whenAsked });
    world = teams;
    const anna = teams.teamsStudent("29:anna");
    await told(anna);
    const sent = JSON.stringify(teams.farEnd.calls);
    for (const secret of Object.values(secrets())) expect(sent).not.toContain(secret);
    expect(sent).not.toContain("/teams/qr/");
    await asks(anna);
  });

  test("are in nothing that is sent to the chat page before", async () => {
    const web = await openWebWorld(whenAsked);
    world = web;
    const anna = web.webStudent();
    await told(anna);
    expect(anna.screen.filter(({ hasSecret }) => hasSecret)).toEqual([]);
    await asks(anna);
  });
});
