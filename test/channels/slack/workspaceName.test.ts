import { openSlackWorld, type SlackWorld } from "./slackWorld";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

async function pageFor(handle: string, before = (): void => undefined): Promise<string> {
  const student = world.slackStudent(handle);
  await student.says("menu");
  before();
  await student.presses("link");
  return (await student.confirmPage("anna")).confirmPage;
}

test("the page that connects a chat names the workspace by name and by the address that no other workspace has", async () => {
  expect(await pageFor("anna")).toContain("<bdi>Slack · Uniwersytet (piaskownica) (uczelnia.slack.com)</bdi>");
});

test("the page names the workspace's id while Slack does not answer", async () => {
  const silent = (): void => world.slack.answer("auth.test", { error: "internal_error" });
  const { team } = world.slackStudent("anna").person;
  expect(await pageFor("anna", silent)).toContain(`<bdi>Slack · ${team}</bdi>`);
});
