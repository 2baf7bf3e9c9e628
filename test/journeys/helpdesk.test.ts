import { connectTeams } from "../../src/compose/teamsChat";
import { openDeskWorld, type DeskWorld } from "../channels/slack/helpdesk/deskWorld";
import { textOf } from "../channels/slack/slackStudent";
import { startFarEnd, type FarEnd } from "../channels/teams/farEnd";
import { TeamsStudent } from "../channels/teams/teamsStudent";
import type { TeamsWorld } from "../channels/teams/teamsWorld";
import { copy, copyPattern } from "../support/copy";
import { root } from "../support/root";
import { addsToTicket } from "../support/addsToTicket";

/** A university that uses both chats: students write in Microsoft Teams and Slack, staff have the helpdesk in Slack, and support has a mailbox. */
let desk: DeskWorld;
let farEnd: FarEnd;
let teams: TeamsWorld;

beforeEach(async () => {
  farEnd = await startFarEnd();
  desk = await openDeskWorld({
    readyAfterMs: 60_000,
    connect(core) {
      const channel = connectTeams(core, { root, teams: undefined, secretShownMs: 15 * 6e4 });
      core.server.addHook("onClose", () => channel.close());
      return { channels: [channel] };
    },
  });
  const post = async (body: unknown) => {
    const answer = await fetch(`${desk.world.publicUrl}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : (JSON.parse(text) as unknown) };
  };
  teams = Object.create(desk.world, {
    farEnd: { value: farEnd },
    post: { value: post },
  }) as TeamsWorld;
});
afterEach(async () => {
  await desk.close();
  await farEnd.close();
});

const inTeams = (user: string) => new TeamsStudent(teams, { user, serviceUrl: farEnd.serviceUrl, tenant: "tenant" });

test("the helpdesk looks a student up, takes the ticket, answers in the thread, is answered from Teams, and resolves", async () => {
  const anna = inTeams("29:anna");
  await anna.signsInByHand("anna");
  await anna.presses("place");
  await desk.world.pass(3 * 60_000);
  await anna.says("pomoc człowieka");
  await anna.says("Kod jest, ale mObywatel go nie przyjmuje.");
  await anna.presses("send");

  const marta = desk.staff("marta");
  await marta.commands("900101");
  await marta.submits({ reason: "Pyta o kod w mObywatelu" });
  const finding = marta.whispered().join("\n");
  expect(finding).toMatch(copyPattern("helpdesk.lookup.chat", { chat: "Teams" }));
  const [ticket = ""] = /L-[A-Z2-9]{6}/.exec(finding) ?? [];
  expect(ticket).not.toBe("");

  const card = desk.cards().at(-1)!;
  expect(textOf(card)).toContain("Kod jest, ale mObywatel go nie przyjmuje.");
  await marta.presses(card, "claim");
  await marta.writes(card, "Zeskanuj kod jeszcze raz.\n// stara wersja aplikacji?");
  expect(anna.sees).toContain("Zeskanuj kod jeszcze raz.");
  expect(anna.seesAll).not.toContain("stara wersja");

  await anna.presses(copy("push.answer"));
  await addsToTicket(anna, "Teraz działa, dziękuję!");
  expect(marta.thread(card).join("\n")).toContain("Teraz działa, dziękuję!");
  await marta.presses(card, "resolve");
  expect(anna.seesAll).toContain(copy("push.moved.resolved", { ticket }));
  await anna.says("moje zgłoszenia");
  expect(anna.sees).toMatch(copyPattern("tickets.state.resolved"));
  expect(textOf(desk.cards().at(-1))).toMatch(
    copyPattern("helpdesk.card.stateOver", { state: copy("helpdesk.state.resolved") }),
  );

  // The ticket was taken in Slack, so the mailbox gets nothing after its first letter.
  expect(desk.world.inbox.messages().map(({ subject }) => subject)).toEqual([copy("mail.subject", { ticket })]);

  // Staff never saw the secrets that are worth as much as the card itself.
  const { control } = desk.world.sandbox;
  const secret = control.secrets(control.orders("anna").at(-1)!.id)!;
  expect(anna.seesAll).toContain(secret.distributionPass);
  for (const seen of [desk.world.slack.calls(), desk.world.inbox.messages(), await desk.audit(), desk.world.logLines]) {
    expect(JSON.stringify(seen)).not.toContain(secret.distributionPass);
    expect(JSON.stringify(seen)).not.toContain(secret.token);
  }
  expect((await desk.audit()).map(({ what, reason }) => [what, reason])).toEqual([
    ["lookup", "Pyta o kod w mObywatelu"],
    ["answer", null],
    ["claim", null],
    ["reply", null],
    ["resolve", null],
  ]);
});

test("a student in Teams and Slack gets the code where they wrote last, and the news without the code in the other chat", async () => {
  const there = inTeams("29:anna");
  await there.signsInByHand("anna");
  await desk.world.pass(1_000, 1_000);
  const here = desk.world.slackStudent("anna");
  await here.signsInAs("anna");
  await here.presses("place");
  await desk.world.pass(3 * 60_000);

  const { control } = desk.world.sandbox;
  const { distributionPass } = control.secrets(control.orders("anna").at(-1)!.id)!;
  expect(here.seesAll).toContain(distributionPass);
  expect(here.screen.flatMap(({ files = [] }) => files)).toHaveLength(1);
  expect(there.seesAll).toContain(copy("push.readyElsewhere", { chat: "Slack" }));
  expect(there.seesAll).not.toContain(distributionPass);

  await there.presses(copy("push.showHere"));
  await there.presses("show");
  expect(there.seesAll).toContain(distributionPass);
  control.collect("anna");
  await desk.world.pass(60_000);
  for (const chat of [here, there]) {
    expect(chat.seesAll).toContain(copy("push.collectedTitle"));
    expect(chat.seesAll).not.toContain(distributionPass);
  }
  expect(here.screen.flatMap(({ files = [] }) => files)).toEqual([]);
});
