import { chatKey } from "../../../src/conversation/chat";
import { copy } from "../../support/copy";
import { openSlackWorld, type SlackWorld, type SlackWorldOptions } from "./slackWorld";

let world: SlackWorld;
afterEach(() => world.close());
const open = async (options?: SlackWorldOptions): Promise<void> => void (world = await openSlackWorld(options));

const outsiders = {
  "a guest of the workspace": { isGuest: true },
  "somebody of another organisation (Slack Connect)": { from: "T0GDANSK001" },
};
const refused = copy("slack.notServed");

describe.each(Object.entries(outsiders))("%s", (_, outside) => {
  const arrive = (alsoServes: SlackWorldOptions["alsoServes"] = []) =>
    open({ alsoServes }).then(() => {
      world.slack.addPerson({ handle: "obcy", name: "Olaf Obcy", ...outside });
      return world.slackStudent("obcy");
    });

  test("is told once that the assistant is not for them, and nothing they say is stored", async () => {
    const olaf = await arrive();
    for (const text of ["cześć", "menu", "zaloguj"]) await olaf.says(text);
    expect(olaf.screen.filter(({ user }) => user !== olaf.user).map(({ text }) => text)).toEqual([refused]);
    expect(await world.store.get(chatKey(olaf.key))).toBeUndefined();
  });

  test("is not served by the command, the shortcut, the home page or a mention either", async () => {
    const olaf = await arrive();
    expect((await olaf.commands("zaloguj")).body).toContain(refused);
    await olaf.does(world.slack.shortcut(olaf.user, "legitka_open"));
    expect(olaf.sees).toContain(refused);
    await olaf.opensHome();
    await olaf.opensHome("messages");
    expect(JSON.stringify(world.slack.home(olaf.user))).toContain(refused);
    await olaf.writes("<@U0LEGITKA01> cześć", world.slack.general);
    const general = world.slack.screen(world.slack.general, olaf.user);
    expect(general.at(-1)?.text).toBe(refused);
    expect(await world.store.get(chatKey(olaf.key))).toBeUndefined();
  });

  test("is served only where the institution's file names their kind", async () => {
    const olaf = await arrive(["guests"]);
    await olaf.says("menu");
    expect(olaf.sees.includes(copy("menu.link"))).toBe("isGuest" in outside);
    await world.close();
    const other = await arrive(["otherOrganisations"]);
    await other.says("menu");
    expect(other.sees.includes(copy("menu.link"))).toBe("from" in outside);
  });
});

test("a person who became a guest is no longer served, and the buttons of their old cards do nothing", async () => {
  await open();
  const anna = world.slackStudent("anna");
  await anna.says("menu");
  world.slack.becomesGuest(anna.user);
  await world.restart();
  await anna.presses("link");
  expect(anna.sees).toBe(refused);
  expect(() => anna.signInUrl).toThrow("no sign-in");
});

test("a new person waits while Slack does not say who they are, and people who were served before are still served", async () => {
  await open();
  const [anna, piotr] = [world.slackStudent("anna"), world.slackStudent("piotr")];
  await anna.says("menu");
  await world.restart();
  world.slack.answer("users.info", { status: 500 }, { status: 500 });
  expect((await anna.writes("menu")).status).toBe(200);
  expect((await piotr.writes("menu")).status).toBe(503);
  await piotr.does(world.slack.again("retry"));
  expect(piotr.sees).toContain(copy("menu.link"));
});
