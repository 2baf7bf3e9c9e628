import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld, type DeskWorldOptions } from "./deskWorld";
import { copy, copyPattern } from "../../../support/copy";

let desk: DeskWorld;
const open = async (options: DeskWorldOptions = {}) => (desk = await openDeskWorld(options));
afterEach(() => desk.close());

/** A student in another chat asks for help. */
async function ticket(words = "Nie widzę przycisku Dodaj.") {
  const ola = desk.world.student();
  await ola.signsInAs("anna");
  await ola.says("chcę pogadać z człowiekiem");
  await ola.submits(words);
  await ola.presses("send");
  return ola;
}
const card = () => desk.cards().at(-1)!;
const idOf = () => /L-[A-Z0-9]{6}/.exec(textOf(card()))![0];

test("a student in another chat is answered from the thread, and the student's answer appears in the thread", async () => {
  await open();
  const ola = await ticket();
  const marta = desk.staff("marta");
  await marta.writes(card(), "Który to telefon?");
  expect(ola.seesAll).toContain("Który to telefon?");
  expect(textOf(card())).toContain(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
  await desk.world.app.ticketing.desk.act(
    idOf(),
    { kind: "reply", text: "A mail too", via: "mail" },
    { id: "mail:a@uni.opole.pl", name: "Wojtek" },
    "letter 1",
  );
  await desk.world.settle();
  expect(marta.thread(card()).at(-1)).toMatch(new RegExp(`^Wojtek · ${copy("helpdesk.via.mail")} · .*\nA mail too$`));
});

test("words of a student are not interpreted as markup, and long ones stay within Slack's limits", async () => {
  await open();
  await ticket(`<!channel> <@U0PERSON005> *gwiazdki* & ${"bardzo długie słowa ".repeat(90)}`);
  const drawn = JSON.stringify(card().blocks);
  const words = (card().blocks ?? []).filter((it) => JSON.stringify(it).includes("gwiazdki"));
  // The student's words are an element of plain text inside Slack's quote, where Slack interprets no markup.
  const said: unknown = expect.stringContaining("<!channel> <@U0PERSON005> *gwiazdki* &");
  const quote = { type: "rich_text_quote", elements: [{ type: "text", text: said }] };
  expect(words).toMatchObject([{ type: "rich_text", elements: [quote] }]);
  // Only the names of facts are bold; no other markup is used.
  expect(drawn).toMatch(/"type":"mrkdwn","text":"\*[^*"]+\*\\n/);
  expect(drawn.replace(/"type":"mrkdwn","text":"\*[^*_~`<>"]+\*\\n[^*_~`<>"]*"/g, "")).not.toContain("mrkdwn");
});

test("while Slack accepts nothing the letter is sent, and the card is posted later, once", async () => {
  await open();
  const { team } = desk.world.slack.helpdesk;
  desk.world.slack.revoke(team);
  const ola = await ticket();
  expect(desk.cards()).toEqual([]);
  expect(desk.world.inbox.messages()).toHaveLength(1);
  expect(ola.seesAll).toMatch(copyPattern("push.ticketDelivered"));
  desk.world.slack.revoke(team, false);
  await desk.world.pass(10 * 60_000);
  expect(desk.cards()).toHaveLength(1);
});

test("a card waits for the pause that Slack asks for, and is posted once", async () => {
  await open();
  desk.world.slack.answer("chat.postMessage", { retryAfter: 30 });
  await ticket();
  expect(desk.cards()).toEqual([]);
  await desk.world.pass(60_000);
  expect(desk.cards()).toHaveLength(1);
});

test("at whatever step a process dies, words in the thread reach the student once, and there is only one card", async () => {
  await open();
  const ola = await ticket();
  const marta = desk.staff("marta");
  const first = card();
  for (let at = 1; at < 30; at++) {
    const words = `Odpowiedź numer ${at}.`;
    await desk.world.slack.says(marta.person.id, desk.channel, words, { thread: first.ts });
    await desk.world.chat.tasks.idle();
    const dying = desk.world.process;
    dying.dieAt(({ count }) => count === at);
    await desk.world.pass(2 * 60_000, 60_000);
    dying.dieAt(() => false);
    expect(ola.seesAll.split(words)).toHaveLength(2);
    expect(desk.cards()).toHaveLength(1);
    if (!dying.isDead) return;
  }
  throw new Error("it always died");
});

test("a card whose id was lost in a crash contains the name of its ticket", async () => {
  await open();
  const ola = await ticket();
  const { ts } = card();
  const key = { kind: "deskCard", partition: `deskCard:${desk.channel}:${ts}` };
  await desk.world.store.commit({ partition: key.partition, delete: [key] });
  await desk.staff("marta").writes(card(), "Mimo to działa");
  expect(ola.seesAll).toContain("Mimo to działa");
  expect(await desk.world.store.get(key)).toBeDefined();
});

test("words of others in the thread, or elsewhere in the channel, do not go to the student", async () => {
  await open({ group: true });
  const ola = await ticket();
  const { slack } = desk.world;
  const karol = desk.staff("karol");
  slack.joins(karol.person.id, "channel");
  await slack.idle();
  await karol.writes(card(), "nie jestem z pomocy");
  expect(ola.seesAll).not.toContain("nie jestem z pomocy");
  expect(karol.whispered().at(-1)).toContain(copy("helpdesk.thread.notStaff"));
  await karol.presses(card(), "claim");
  expect(textOf(card())).toContain(copy("helpdesk.card.unclaimed"));
  expect(karol.whispered().at(-1)).toContain(copy("helpdesk.onlyStaff"));
  await desk.world.pass(70_000, 10_000);
  const noted = (await desk.audit()).map(({ what, outcome }) => `${what} ${outcome}`);
  expect(noted).toEqual([`refused thread ${idOf()}`, `refused claim ${idOf()} ×1`]);

  const marta = desk.staff("marta");
  const { ts } = await marta.does(slack.says(marta.person.id, desk.channel, "kawa?"));
  await marta.does(slack.says(marta.person.id, desk.channel, "zaraz", { thread: ts }));
  expect(ola.seesAll).not.toMatch(/kawa|zaraz/);
});

test("a person from another workspace in the channel does not count as staff (Slack Connect)", async () => {
  await open();
  const ola = await ticket();
  const { slack } = desk.world;
  const { team, channel } = slack.helpdesk;
  const message = {
    type: "message",
    channel,
    channel_type: "group",
    user: "U0PERSON008",
    user_team: "T0GDANSK001",
    text: "z obcej uczelni",
    ts: "1795519999.000100",
    thread_ts: card().ts,
    event_ts: "1795519999.000100",
  };
  const authorizations = [{ team_id: team, user_id: "U0LEGITKA01", is_bot: true, is_enterprise_install: false }];
  const brought = await slack.bring({
    type: "event_callback",
    team_id: team,
    api_app_id: "A0LEGITKA01",
    event_id: "Ev1",
    authorizations,
    event: message,
  });
  expect(brought.status).toBe(200);
  await desk.world.settle();
  expect(ola.seesAll).not.toContain("z obcej uczelni");
});

test("PESELs in words of staff reach nobody", async () => {
  await open();
  const ola = await ticket("Mój PESEL to 44051401359");
  await desk.staff("marta").writes(card(), "Czy to 44051401359?");
  expect(ola.seesAll).toContain("Czy to •••••••••••?");
  expect(JSON.stringify(desk.world.slack.calls())).not.toContain("44051401359");
  expect(JSON.stringify(await desk.audit())).not.toContain("44051401359");
});
