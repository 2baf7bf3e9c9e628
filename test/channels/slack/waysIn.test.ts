import { openSlackWorld, type SlackWorld } from "./slackWorld";
import { labelsOf, textOf, textsIn } from "./slackStudent";
import { copy, copyIn } from "../../support/copy";

let world: SlackWorld;
beforeEach(async () => {
  world = await openSlackWorld();
});
afterEach(() => world.close());

const homeOf = (user: string): string => textsIn(world.slack.home(user)).join("\n");

describe("the command", () => {
  test("in the private conversation is answered as if it were written there", async () => {
    const anna = world.slackStudent("anna");
    await anna.says("cześć");
    const before = anna.screen.length;
    const brought = await anna.commands("jaki jest stan mojej legitymacji?");
    expect(brought).toMatchObject({ status: 200, body: "" });
    expect(anna.screen.slice(before).map(textOf).join()).toContain(copy("link.neededFirst"));
  });

  test("in a channel is answered in private, and only its author is told so", async () => {
    const anna = world.slackStudent("anna");
    await anna.commands("", world.slack.general);
    const seen = world.slack.screen(world.slack.general, anna.user).map(textOf).join();
    expect(seen).toContain(copy("slack.answeredPrivately"));
    expect(seen).toContain(copy("slack.openPrivate"));
    const others = world.slack.screen(world.slack.general, world.slack.person("karol").id).map(textOf).join();
    expect(others).not.toContain(copy("slack.answeredPrivately"));
    expect(anna.seesAll).toContain(copy("menu.link"));
  });
});

test("the shortcut is answered in the private conversation, and says so with a link to it", async () => {
  const anna = world.slackStudent("anna");
  await anna.does(world.slack.shortcut(anna.user, "legitka_open"));
  expect(anna.seesAll).toContain(copy("menu.link"));
  expect(textsIn(world.slack.modal(anna.user)).join()).toContain(copy("slack.opened"));
  expect(JSON.stringify(world.slack.modal(anna.user))).toMatch(
    new RegExp(`"url":"https://slack.com/app_redirect\\?[^"]*team=${anna.person.team}`),
  );
});

test("a mention in a channel is answered so that only its author sees it, in their language", async () => {
  const oksana = world.slackStudent("oksana");
  const bot = await botUser();
  await oksana.writes(`<@${bot}> допоможи з квитком`, world.slack.general);
  const seen = world.slack.screen(world.slack.general, oksana.user).map(textOf).join("\n");
  expect(seen).toContain(copyIn("uk", "slack.onlyPrivate"));
  const others = world.slack.screen(world.slack.general, world.slack.person("karol").id).map(textOf).join("\n");
  expect(others).not.toContain(copyIn("uk", "slack.onlyPrivate"));
  expect(oksana.screen).toEqual([]);
});

async function botUser(): Promise<string> {
  const { team } = world.slack.helpdesk;
  return (await world.chat.installations.of(team))!.botUser;
}

describe("the Home tab", () => {
  test("asks a new person to sign in, sends no greeting to the chat, and answers its button there", async () => {
    const anna = world.slackStudent("anna");
    await anna.opensHome();
    expect(homeOf(anna.user)).toContain(copy("menu.link"));
    expect(anna.screen).toEqual([]);
    await anna.does(world.slack.presses(anna.user, "home", copy("menu.link")));
    expect(anna.signInUrl).toContain("/link/");
    expect(homeOf(anna.user)).toContain(copy("home.answered"));
  });

  test("shows the state of the card and the open tickets, and is updated when they change", async () => {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await anna.opensHome();
    expect(homeOf(anna.user)).toContain(copy("home.hello", { name: "Anna" }));
    expect(homeOf(anna.user)).toContain(copy("fact.orderedAt"));
    expect(homeOf(anna.user)).not.toContain(copy("home.tickets"));

    await world.pass(3 * 60_000);
    expect(homeOf(anna.user)).toContain(copy("code.show"));

    await anna.says("chcę rozmawiać z człowiekiem");
    await anna.submits("Kod nie działa, co robić?");
    await anna.presses("send");
    await anna.opensHome();
    expect(homeOf(anna.user)).toContain(copy("home.tickets"));
    const [ticket = ""] = /L-\w+/.exec(homeOf(anna.user)) ?? [];
    await anna.does(world.slack.presses(anna.user, "home", copy("tickets.open", { ticket })));
    expect(anna.sees).toContain("Kod nie działa, co robić?");
  });

  test("that was opened through another process is updated as well", async () => {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await anna.opensHome();
    await world.restart();
    await world.pass(3 * 60_000);
    expect(homeOf(anna.user)).toContain(copy("code.show"));
  });

  test("contains no code", async () => {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.presses("place");
    await anna.opensHome();
    await world.pass(3 * 60_000);
    const { control } = world.sandbox;
    const { distributionPass, token } = control.secrets(control.orders("anna")[0]!.id)!;
    await anna.opensHome();
    expect(JSON.stringify(world.slack.home(anna.user))).not.toContain(distributionPass);
    expect(JSON.stringify(world.slack.home(anna.user))).not.toContain(token);
  });

  test("opened at its messages greets a new person once", async () => {
    const anna = world.slackStudent("anna");
    await anna.opensHome("messages");
    expect(anna.screen).toHaveLength(1);
    expect(anna.seesAll).toContain(copy("menu.link"));
    await anna.opensHome("messages");
    expect(anna.screen).toHaveLength(1);
  });
});

test("the form for the sign-in's digits opens from a button that says so, after the link to the page", async () => {
  const anna = world.slackStudent("anna");
  await anna.says("menu");
  await anna.presses("link");
  expect(labelsOf(anna.withButton(copy("slack.fillInDigits"))).slice(0, 2)).toEqual([
    copy("link.open"),
    copy("slack.fillInDigits"),
  ]);
  await anna.presses(copy("slack.fillInDigits"));
  await anna.sendsForm(await anna.sixDigits("anna"));
  expect(anna.seesAll).toContain(copy("link.done", { name: "Anna" }));
});

describe("the form of a field", () => {
  async function atForm() {
    const anna = world.slackStudent("anna");
    await anna.signsInAs("anna");
    await anna.says("chcę rozmawiać z człowiekiem");
    return anna;
  }

  test("says what is missing and stays open when it is sent empty, and is otherwise answered in the chat", async () => {
    const anna = await atForm();
    await anna.presses(copy("slack.fillIn"));
    const refused = await anna.sendsForm("   ");
    expect(JSON.parse(refused.body)).toMatchObject({ response_action: "errors" });
    expect(world.slack.modal(anna.user)).toBeDefined();
    await anna.sendsForm("Nie mam przycisku.");
    expect(world.slack.modal(anna.user)).toBeUndefined();
    expect(anna.sees).toContain("Nie mam przycisku.");
  });

  test("removes the card's buttons once it was answered, and shows the answer", async () => {
    const anna = await atForm();
    const { ts } = anna.withButton(copy("slack.fillIn"));
    await anna.submits("Nie mam przycisku.");
    const card = anna.screen.find((it) => it.ts === ts)!;
    expect(textOf(card)).not.toContain(copy("slack.fillIn"));
    expect(textOf(card)).toContain(`✓ ${copy("escalate.review")}`);
  });

  test("is not opened for a card that was answered in words in the meantime", async () => {
    const anna = await atForm();
    const { ts } = anna.withButton(copy("slack.fillIn"));
    const before = anna.screen.length;
    await anna.says("menu");
    await anna.does(
      world.slack.bring(
        {
          type: "block_actions",
          api_app_id: "A1",
          team: { id: anna.person.team, domain: "opole" },
          user: { id: anna.user, team_id: anna.person.team },
          trigger_id: "1.2.old",
          container: { type: "message", channel_id: anna.dm, message_ts: ts },
          channel: { id: anna.dm },
          actions: [
            { type: "button", action_id: "legitka:fill", block_id: "b", value: "c/escalate/1/describe/review/old" },
          ],
        },
        { form: true },
      ),
    );
    expect(world.slack.modal(anna.user)).toBeUndefined();
    expect(anna.screen.length).toBeGreaterThan(before + 1);
  });
});

test.each([
  { sent: "a picture", file: "błąd.png", told: copy("pictures.kept", { count: 1 }) },
  { sent: "another file", file: "błąd.pdf", told: copy("problem.beside.file") },
])("$sent sent with words is reported to the student, and the words are taken in", async ({ file, told }) => {
  const anna = world.slackStudent("anna");
  await anna.does(world.slack.says(anna.user, anna.dm, "język", { files: [file] }));
  expect(anna.seesAll).toContain(told);
  expect(anna.seesAll).toContain(copy("language.title"));
});

test("a pressed card loses its buttons and shows which one was pressed; links stay", async () => {
  const anna = world.slackStudent("anna");
  await anna.says("menu");
  const { ts } = anna.withButton("eligibility");
  await anna.presses("eligibility");
  const card = anna.screen.find((it) => it.ts === ts)!;
  expect(textOf(card)).toContain(`✓ ${copy("menu.eligibility")}`);
  expect(world.slack.calls().filter(({ method, args }) => method === "chat.update" && args["ts"] === ts)).toHaveLength(
    1,
  );
});
