import { copy } from "../../../support/copy";
import { text } from "../activities";
import type { Json, Posted } from "../farEnd";
import { serviceUrl, tenantId } from "../keyServer";
import { channel, colleagues, openTeamsDesk, shown, team, type TeamsDeskWorld } from "./teamsDesk";

let desk: TeamsDeskWorld;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.world.close());

const claim = copy("helpdesk.button.claim");
const [wait, resolve] = [copy("helpdesk.button.wait"), copy("helpdesk.button.resolve")];
const replies = ([, ...all]: Posted[]): string[] => all.map(shown);
const rosterCalls = () => desk.world.farEnd.calls.filter(({ method }) => method === "GET").length;

const outsiders = {
  "a guest of the team": "29:gosc",
  "somebody who is not in the team": "29:obcy",
};

test.each(Object.entries(outsiders))(
  "%s can do nothing: not by a press, a dialog, a look-up or a message",
  async (_, user) => {
    const { student, thread, id } = await desk.ticket();
    const stranger = desk.staff(user);
    const before = student.seesAll;
    const no = copy("helpdesk.onlyStaff");
    expect(await stranger.presses(thread, claim)).toBe(no);
    for (const button of ["reply", "look"])
      expect(await stranger.opens(thread, copy(`helpdesk.button.${button}`))).toBe(no);
    const sent = { desk: "sendReply", state: { ticket: id, form: "f", turn: 0, seen: 0, answers: [] }, text: "Hej" };
    const value = { data: sent };
    await stranger.does(stranger.activity(thread[0]!.id, { type: "invoke", name: "task/submit", value }));
    // A message is answered once a day, so that nobody can fill the channel.
    for (const words of ["odpowiedź", "jeszcze raz"]) await stranger.writes(thread, words);
    expect(replies(thread)).toEqual([copy("helpdesk.thread.notStaff")]);
    expect(student.seesAll).toBe(before);
    expect((await desk.world.app.ticketing.desk.get(id))?.ticket).toMatchObject({ claimedBy: null, entries: [] });
    const [first] = await desk.audit();
    expect(first).toMatchObject({ what: "refused", by: { id: `teams:aad-of-${user}` }, outcome: `claim ${id}` });
  },
);

test("the roster is read to its last page and trusted for half a minute; who left is refused, who came is let in", async () => {
  const { thread } = await desk.ticket();
  const [marta, wojtek, nowa] = [desk.staff("29:marta"), desk.staff("29:wojtek"), desk.staff("29:nowa")];
  const before = rosterCalls();
  await marta.presses(thread, claim);
  expect(rosterCalls() - before).toBe(2);
  await marta.presses(thread, wait);
  expect(rosterCalls() - before).toBe(2);

  const [, ...others] = colleagues;
  desk.team.members = [...others, { id: "29:nowa", name: "Nowa Osoba", tenantId }];
  await desk.world.pass(31_000);
  expect(await marta.presses(thread, resolve)).toBe(copy("helpdesk.onlyStaff"));
  expect(await nowa.presses(thread, resolve)).toContain(copy("helpdesk.button.reopen"));

  // A change of the team that Teams tells counts at once.
  desk.team.members = [];
  const reopen = copy("helpdesk.button.reopen");
  await wojtek.does(wojtek.activity("1", { type: "conversationUpdate", membersRemoved: [{ id: "29:wojtek" }] }));
  expect(await wojtek.presses(thread, reopen)).toBe(copy("helpdesk.onlyStaff"));
});

test("while Teams does not tell the roster nobody is let in, and each is told why", async () => {
  const { thread } = await desk.ticket();
  const marta = desk.staff("29:marta");
  desk.world.farEnd.answer("GET", { status: 500 });
  expect(await marta.presses(thread, claim)).toBe(copy("helpdesk.inTeams.notNow"));
  expect((await desk.audit())[0]).toMatchObject({ what: "unverified" });
  await desk.world.pass(2_000);
  expect(await marta.presses(thread, claim)).toContain(copy("helpdesk.card.claimed", { name: "Marta Pomocna" }));
});

test("somebody of another tenant in the team is nobody of the staff", async () => {
  const { thread } = await desk.ticket();
  desk.team.members = [{ id: "29:marta", name: "Marta", tenantId: "11111111-2222-4333-8444-555555555555" }];
  expect(await desk.staff("29:marta").presses(thread, claim)).toBe(copy("helpdesk.onlyStaff"));
});

test("other channels, group chats and private chats are answered as without a helpdesk", async () => {
  const elsewhere = (id: string, conversationType: string): Json =>
    text({ user: "29:marta", serviceUrl, tenant: tenantId }, "900101", {
      conversation: { conversationType, tenantId, id },
    });
  for (const [id, kind] of [
    ["19:other@thread.tacv2;messageid=1", "channel"],
    ["19:group@thread.v2", "groupChat"],
  ] as const) {
    await desk.world.post(elsewhere(id, kind));
    expect(desk.world.farEnd.screen(id).map(shown)[0]).toContain(copy("teams.onlyPrivate"));
  }
  const marta = desk.world.teamsStudent("29:marta");
  expect(await marta.says("menu")).toContain(copy("menu.link"));
  expect(desk.world.farEnd.threads(channel)).toEqual([]);
  expect(desk.world.farEnd.threads(team)).toEqual([]);
});

test("a press that is not of our cards changes nothing and is answered", async () => {
  const { thread, id } = await desk.ticket();
  const marta = desk.staff("29:marta");
  const sends = (name: string, value: unknown) =>
    marta.does(marta.activity(thread[0]!.id, { type: "invoke", name, value }));
  for (const data of [undefined, {}, { desk: "erase", ticket: id }, { desk: "claim" }]) {
    expect(await sends("adaptiveCard/action", { action: { data } })).toMatchObject({ status: 200 });
    expect(await sends("task/submit", { data })).toMatchObject({
      body: { task: { type: "message", value: copy("helpdesk.formNotOpened") } },
    });
  }
  expect((await sends("composeExtension/query", {})).status).toBe(501);
  expect(await desk.audit()).toEqual([]);
});
